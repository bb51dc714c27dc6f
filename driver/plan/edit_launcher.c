#include "plan/edits.h"

int edit_launcher(struct draft *draft, struct error *err)
{
    (void)err;
    const char *launcher = draft->state->launcher;
    if (!*launcher)
        return 0;
    draft->launcher = launcher;
    draft_note(draft, EDIT_ADDED, launcher, NULL,
               "the launcher, by ABICC_LAUNCHER or the user's config: it runs the compile");
    return 0;
}

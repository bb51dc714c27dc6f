/* ccache in front of abicc knows the command line and the preprocessed text, but not ABICC_PROFILE.
 */
#include "base/environment.h"
#include "plan/edits.h"

int edit_ccache(struct draft *draft, struct error *err)
{
    (void)err;
    /* ccache sets this variable for what it runs itself, and nobody else reads that text. */
    if (draft->line->action == ACTION_PREPROCESS &&
        environment_get(draft->environment, "UNCACHED_ERR_FD"))
        draft_add_pair(
            draft, "-include",
            arena_printf(draft->arena, "%s/" IDENTITY_GUARD, draft->state->identity.directory),
            "lets ccache tell profiles apart");
    return 0;
}

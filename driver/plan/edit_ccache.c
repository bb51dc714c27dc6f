/* ccache in front of abicc (`ccache abicc`) hashes the command line, the program's name and the
 * preprocessed text, but not ABICC_PROFILE and the other variables. Its direct mode, which hashes
 * the headers instead of the text, would return the object of another profile. */
#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "plan/edits.h"
#include "profile/variables.h"

/* Returns whether a variable is set that can change the output, other than ABICC_PROFILE. */
static bool has_variable(const struct draft *draft)
{
    struct strvec names = variables_of_question(draft->arena);
    for (size_t i = 0; i < names.count; i++)
        if (text_begins_with(names.items[i], "ABICC_") &&
            strcmp(names.items[i], "ABICC_PROFILE") != 0 &&
            strcmp(names.items[i], "ABICC_CACHE_DIR") != 0 &&
            environment_get(draft->environment, names.items[i]))
            return true;
    return false;
}

int edit_ccache(struct draft *draft, struct error *err)
{
    (void)err;
    /* ccache sets this variable for the compilers that it runs, and it alone reads their text. */
    if (draft->line->action != ACTION_PREPROCESS ||
        !environment_get(draft->environment, "UNCACHED_ERR_FD"))
        return 0;
    bool is_seen = draft->choice->source <= CHOICE_NAME && !has_variable(draft);
    draft_add_pair(draft, "-include",
                   arena_printf(draft->arena, "%s/%s", draft->state->identity.directory,
                                is_seen ? IDENTITY_GUARD_DIRECT : IDENTITY_GUARD),
                   "lets ccache tell profiles apart");
    draft->has_guard = true;
    return 0;
}

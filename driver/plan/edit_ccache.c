/* ccache in front of abicc knows the command line, the program's name and the preprocessed text. Of
 * ABICC_PROFILE and the other variables it knows nothing, and its direct mode, which looks at the
 * headers instead of the text, would take one profile's object for another's. */
#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "plan/edits.h"
#include "profile/variables.h"

/* Returns whether a variable other than the profile's and the cache's place has a say. */
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
    /* ccache sets this variable for what it runs itself, and nobody else reads that text. */
    if (draft->line->action != ACTION_PREPROCESS ||
        !environment_get(draft->environment, "UNCACHED_ERR_FD"))
        return 0;
    bool is_seen = draft->choice->source <= CHOICE_NAME && !has_variable(draft);
    draft_add_pair(draft, "-include",
                   arena_printf(draft->arena, "%s/%s", draft->state->identity.directory,
                                is_seen ? IDENTITY_GUARD_DIRECT : IDENTITY_GUARD),
                   "lets ccache tell profiles apart");
    return 0;
}

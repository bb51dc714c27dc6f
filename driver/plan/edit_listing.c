#include <string.h>

#include "plan/edits.h"
#include "plan/listing.h"

/* Outputs are checked together with their inputs, and the linker's own list is right also where
 * linker scripts, specs or environment variables lead to files that the command line does not name.
 */
int edit_listing(struct draft *draft, struct error *err)
{
    (void)err;
    static const char reason[] =
        "makes the linker list the files that it opens, to check the output";
    const struct linker_word *own = linker_words_last(&draft->line->linker, LINKER_DEPENDENCY_FILE);
    const char *listed = own ? own->value : NULL;
    bool is_discarded = listed && strcmp(listed, "/dev/null") == 0;
    const struct profile *profile = &draft->state->profile;
    if (profile->check == CHECK_OFF ||
        edit_is_for_other_machine(draft->arena, draft->line, profile->arch)) /* is not judged */
        return 0;
    if (listed && !is_discarded) {
        draft->listed = listed;
        return 0;
    }
    struct listing listing = listing_ask(draft);
    draft->linker = listing.linker;
    if (!listing.is_offered)
        return 0;
    draft->listing = LISTING_OPTION "/proc/PID/fd/N";
    if (is_discarded) /* of two lists the last one is written */
        draft_append(draft, draft->listing, reason);
    else
        draft_add(draft, draft->listing, reason);
    return 0;
}

#include "plan/edits.h"

/* Keeps the cache's paths out of outputs: __FILE__, debug information, coverage notes. */
static void add_prefix_map(struct draft *draft)
{
    draft_add(draft,
              arena_printf(draft->arena, "-ffile-prefix-map=%s=", draft->state->sysroot.path),
              "no path of the cache may appear in an output");
}

int edit_compile(struct draft *draft, struct error *err)
{
    (void)err;
    const struct profile *profile = &draft->state->profile;
    const struct cmdline *line = draft->line;
    add_prefix_map(draft);
    if (profile->pinning == PINNING_HEADERS && line->action != ACTION_PREPROCESS)
        draft_add_pair(draft, "-include", PINS_HEADER,
                       "pinning: headers ties objects to the floor's symbol versions in any link");
    return 0;
}

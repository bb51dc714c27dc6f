#include "plan/edits.h"

/* Keeps the cache's paths out of outputs: __FILE__, debug information, coverage notes. */
static void add_prefix_map(struct draft *draft)
{
    draft_add(draft,
              arena_printf(draft->arena, "-ffile-prefix-map=%s=", draft->state->sysroot.path),
              "no path of the cache may appear in an output");
}

/* clang defines __STATIC__ by -static, and refuses a precompiled header that was made otherwise. */
static bool is_for_static_links(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    return draft->state->toolchain.family == COMPILER_CLANG &&
           draft->state->profile.link_mode == LINK_STATIC && line->action != ACTION_LINK &&
           !line->is_static;
}

int edit_compile(struct draft *draft, struct error *err)
{
    (void)err;
    const struct profile *profile = &draft->state->profile;
    const struct cmdline *line = draft->line;
    add_prefix_map(draft);
    if (is_for_static_links(draft))
        draft_add(draft, "-static",
                  "as for the profile's links: clang tells the program by a macro");
    if (profile->pinning == PINNING_HEADERS && line->action != ACTION_PREPROCESS)
        draft_add_pair(draft, "-include", PINS_HEADER,
                       "pinning: headers ties objects to the floor's symbol versions in any link");
    return 0;
}

#include "plan/edits.h"

static void add_flags(struct draft *draft, const struct strvec *flags, const char *key)
{
    const char *reason =
        arena_printf(draft->arena, "%s of profile %s", key, draft->state->profile.name);
    for (size_t i = 0; i < flags->count; i++)
        draft_add(draft, flags->items[i], reason);
}

int edit_compile_flags(struct draft *draft, struct error *err)
{
    (void)err;
    const struct profile *profile = &draft->state->profile;
    if (*profile->visibility)
        draft_add(draft, arena_printf(draft->arena, "-fvisibility=%s", profile->visibility),
                  "the profile's visibility");
    add_flags(draft, &profile->cflags.add, "cflags");
    if (draft->is_cxx || draft->line->has_cxx_input)
        add_flags(draft, &profile->cxxflags.add, "cxxflags");
    return 0;
}

#include "failure/host_needs.h"

#include <string.h>

#include "failure/host_offer.h"
#include "failure/search.h"
#include "link/units.h"
#include "rules/absence.h"
#include "tables/polyfill.h"

/* Returns the symbols that no archive defines, neither those of the sysroot; sorted, each once. */
static struct strvec open_symbols(struct arena *arena, const struct failed_link *link,
                                  const struct strvec *archives)
{
    struct units units = {0};
    struct strvec all = {0};
    struct strvec open = {0};
    for (size_t i = 0; i < archives->count; i++) {
        const char *path = host_library_file(arena, link->state->profile.arch,
                                             arena_printf(arena, "lib%s.a", archives->items[i]));
        if (path)
            units_read(arena, path, path, true, &units);
    }
    struct definitions defined = units_definitions(arena, &units);
    struct definitions made_up = search_made_up(arena, link->state, false);
    for (size_t i = 0; i < units.count; i++)
        strvec_extend(arena, &all, &units.items[i].wanted);
    strvec_sort(&all);
    for (size_t i = 0; i < all.count; i++)
        if ((!i || strcmp(all.items[i], all.items[i - 1]) != 0) &&
            !definitions_find(&defined, all.items[i]) && !definitions_find(&made_up, all.items[i]))
            strvec_push(arena, &open, all.items[i]);
    return open;
}

struct host_needs host_needs_of(struct arena *arena, const struct failed_link *link,
                                const struct strvec *archives)
{
    const struct state *state = link->state;
    struct host_needs needs = {0};
    struct strvec roots = profile_roots(arena, link->environment);
    struct strvec open = open_symbols(arena, link, archives);
    struct strvec choice = {0};
    struct absences *absences;
    struct polyfill_table table;
    struct error ignored; /* the sysroot was made from these tables, so they can be read */
    if (!open.count || polyfill_load(arena, state->profile.arch, &table, &ignored) < 0 ||
        polyfill_read_choice(arena, state->profile.polyfills, &choice, &ignored) < 0 ||
        absences_load(arena, &roots, &state->profile, state->sysroot.release, &absences, &ignored) <
            0)
        return needs;
    for (size_t i = 0; i < open.count; i++) {
        const char *name = open.items[i];
        const struct polyfill *polyfill = polyfill_find(&table, name);
        struct absence absence;
        if (!absences_find(absences, name, &absence) || absence.kind != ABSENCE_NEWER ||
            (polyfill &&
             (polyfill->class == POLYFILL_TOOLCHAIN || polyfill_is_chosen(polyfill, &choice))))
            continue;
        strvec_push(arena, polyfill ? &needs.polyfills : &needs.others, name);
    }
    return needs;
}

#include "rules/polyfill_offer.h"

/* Returns the polyfill of the function, or NULL. Those that every link gets need no offer. */
static const struct polyfill *find_offered(const struct polyfill_table *table, const char *name)
{
    const struct polyfill *polyfill = polyfill_find(table, name);
    return polyfill && polyfill->class != POLYFILL_TOOLCHAIN ? polyfill : NULL;
}

const char *polyfill_offer(struct arena *arena, const char *arch, const struct strvec *names)
{
    struct polyfill_table table;
    struct error ignored; /* the sysroot was made from this table, so it can be read */
    return polyfill_load_about(arena, arch, names, &table, &ignored) < 0
               ? NULL
               : polyfill_offer_from(arena, &table, names);
}

const char *polyfill_offer_from(struct arena *arena, const struct polyfill_table *table,
                                const struct strvec *names)
{
    struct strvec offered = {0};
    const char *kernels = "";
    for (size_t i = 0; i < names->count; i++) {
        const struct polyfill *polyfill = find_offered(table, names->items[i]);
        char text[VERSION_TEXT_SIZE];
        if (!polyfill)
            continue;
        strvec_push(arena, &offered, polyfill->name);
        if (!version_is_zero(polyfill->kernel))
            kernels = arena_printf(arena, "%s; all of %s works only on Linux %s and newer", kernels,
                                   polyfill->name, version_text(polyfill->kernel, text));
    }
    if (!offered.count)
        return NULL;
    const char *list = strvec_join(arena, &offered, ",");
    return arena_printf(
        arena, "use the polyfill%s: set `polyfills: %s` in the profile, or ABICC_POLYFILLS=%s%s",
        offered.count > 1 ? "s" : "", list, list, kernels);
}

#include "rules/polyfill_offer.h"

#include "tables/polyfill.h"

/* Those that a link has without being asked need no offer. */
static const struct polyfill *find_offered(const struct polyfill_table *table, const char *name)
{
    const struct polyfill *polyfill = polyfill_find(table, name);
    return polyfill && polyfill->class != POLYFILL_TOOLCHAIN ? polyfill : NULL;
}

const char *polyfill_offer(struct arena *arena, const struct strvec *names)
{
    struct polyfill_table table;
    struct error ignored; /* the table was read by whoever made the sysroot */
    struct strvec offered = {0};
    const char *kernels = "";
    if (polyfill_load(arena, &table, &ignored) < 0)
        return NULL;
    for (size_t i = 0; i < names->count; i++) {
        const struct polyfill *polyfill = find_offered(&table, names->items[i]);
        char text[VERSION_TEXT_SIZE];
        if (!polyfill)
            continue;
        strvec_push(arena, &offered, polyfill->name);
        if (!version_is_zero(polyfill->kernel))
            kernels = arena_printf(arena, "%s; %s does all only from Linux %s on", kernels,
                                   polyfill->name, version_text(polyfill->kernel, text));
    }
    if (!offered.count)
        return NULL;
    const char *list = strvec_join(arena, &offered, ",");
    return arena_printf(
        arena, "let abicc bring %s along: polyfills: %s in the profile, or ABICC_POLYFILLS=%s%s",
        offered.count < names->count ? "those that it has"
        : offered.count > 1          ? "them"
                                     : "it",
        list, list, kernels);
}

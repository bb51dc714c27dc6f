#include "rules/closure.h"

#include <string.h>

#include "base/text.h"

/* Returns whether nothing is known of the library but its name, which the profile promises. */
static bool is_name_alone(const struct library *library)
{
    return !library->has_symbols && !library->nodes.count;
}

static void add(struct arena *arena, struct closure *closure, const struct library *library)
{
    for (size_t i = 0; i < closure->count; i++)
        if (closure->items[i] == library)
            return;
    closure->items = arena_grow(arena, closure->items, closure->count, &closure->room,
                                sizeof(const struct library *));
    closure->items[closure->count++] = library;
}

static int add_named(struct arena *arena, struct world *world, const char *soname,
                     struct closure *closure, struct error *err)
{
    const struct library *library;
    if (world_find(world, soname, &library, err) < 0)
        return -1;
    if (library)
        add(arena, closure, library);
    if (!library || is_name_alone(library))
        closure->is_whole = false;
    return 0;
}

int closure_read(struct arena *arena, const struct profile *profile, struct world *world,
                 const struct facts *facts, struct closure *closure, struct error *err)
{
    *closure = (struct closure){.is_whole = true};
    if (!world || !facts->has_dynamic || facts_start_alone(facts))
        return 0;
    const struct strvec *const lists[] = {&facts->needed, &facts->filters};
    size_t list_count = profile->libc == LIBC_GLIBC ? 2 : 1; /* musl ignores DT_FILTER */
    for (size_t i = 0; i < list_count; i++)
        for (size_t j = 0; j < lists[i]->count; j++)
            if (add_named(arena, world, lists[i]->items[j], closure, err) < 0)
                return -1;
    /* Every process loads libc, even for a library that was linked without naming it. */
    const char *libc = profile->libc == LIBC_MUSL ? "libc.so" : "libc.so.6";
    if (add_named(arena, world, libc, closure, err) < 0)
        return -1;
    for (size_t i = 0; i < closure->count; i++) {
        const struct strvec *needed = &closure->items[i]->needed;
        for (size_t j = 0; j < needed->count; j++)
            if (add_named(arena, world, needed->items[j], closure, err) < 0)
                return -1;
    }
    return 0;
}

static bool is_made_by_cxx(const char *name)
{
    return text_begins_with(name, "_Z") || text_begins_with(name, "__cxa_") ||
           text_begins_with(name, "__gxx_") || text_begins_with(name, "__cxxabiv1") ||
           text_begins_with(name, "_Unwind_");
}

static bool satisfies(const struct library *library, const char *name, const char *node)
{
    if (library->has_symbols)
        return library_satisfies(library, name, node);
    return node ? library_has_node(library, node) : is_name_alone(library) || is_made_by_cxx(name);
}

bool closure_satisfies(const struct closure *closure, const char *name, const char *node,
                       const char *last)
{
    for (size_t i = 0; i < closure->count; i++) {
        if (satisfies(closure->items[i], name, node))
            return true;
        if (last && strcmp(closure->items[i]->soname, last) == 0)
            break;
    }
    return false;
}

#include "verify/closure.h"

#include <string.h>

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* One that the profile promises by its name. */
static bool is_name_alone(const struct library *library)
{
    return !library->has_symbols && !library->nodes.count;
}

static void add(struct arena *arena, struct closure *closure, const struct library *library)
{
    for (size_t i = 0; i < closure->count; i++)
        if (closure->items[i] == library)
            return;
    if (closure->count == closure->room) {
        size_t room = closure->room ? 2 * closure->room : 16;
        const struct library **items = arena_alloc(arena, room * sizeof(const struct library *));
        if (closure->count)
            memcpy(items, closure->items, closure->count * sizeof(const struct library *));
        closure->items = items;
        closure->room = room;
    }
    closure->items[closure->count++] = library;
}

/* The C library is in every process, though a library that was linked without it does not say so;
 * and the loader of glibc has names of its own. */
static int add_libc(struct arena *arena, const struct profile *profile, struct world *world,
                    const char *loader, struct closure *closure, struct error *err)
{
    const char *slash = loader ? strrchr(loader, '/') : NULL;
    const char *const sonames[] = {profile->libc == LIBC_MUSL ? "libc.so" : "libc.so.6",
                                   slash ? slash + 1 : NULL};
    for (size_t i = 0; i < sizeof(sonames) / sizeof(*sonames) && sonames[i]; i++) {
        const struct library *library;
        if (world_find(world, sonames[i], &library, err) < 0)
            return -1;
        if (library)
            add(arena, closure, library);
    }
    return 0;
}

int closure_read(struct arena *arena, const struct profile *profile, struct world *world,
                 const struct facts *facts, struct closure *closure, struct error *err)
{
    *closure = (struct closure){.is_whole = true};
    if (!world || !facts->has_dynamic || (!facts->is_shared && !facts->loader))
        return 0;
    const struct strvec *needed = &facts->needed;
    for (size_t next = 0;;) {
        for (size_t i = 0; i < needed->count; i++) {
            const struct library *library;
            if (world_find(world, needed->items[i], &library, err) < 0)
                return -1;
            if (library)
                add(arena, closure, library);
            if (!library || is_name_alone(library))
                closure->is_whole = false;
        }
        if (next == closure->count)
            break;
        needed = &closure->items[next++]->needed;
    }
    return add_libc(arena, profile, world, facts->loader, closure, err);
}

static bool is_made_by_cxx(const char *name)
{
    return begins_with(name, "_Z") || begins_with(name, "__cxa_") || begins_with(name, "__gxx_") ||
           begins_with(name, "__cxxabiv1") || begins_with(name, "_Unwind_");
}

static bool satisfies(const struct library *library, const char *name, const char *node)
{
    if (library->has_symbols)
        return library_satisfies(library, name, node);
    return node ? library_has_node(library, node) : is_name_alone(library) || is_made_by_cxx(name);
}

bool closure_satisfies(const struct closure *closure, const char *name, const char *node)
{
    for (size_t i = 0; i < closure->count; i++)
        if (satisfies(closure->items[i], name, node))
            return true;
    return false;
}

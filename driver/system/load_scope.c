#include "system/load_scope.h"

#include <string.h>

/* A loader works with its own C library's parts only: those of another do not come along. */
static bool is_own(const struct load_scope *scope, const char *soname)
{
    if (scope->load->system.libc == LIBC_MUSL)
        return library_is_musl(soname);
    return abi_library_of_soname(scope->glibc, soname) != NULL;
}

static const struct library *companion_of(const struct load *load, const char *soname)
{
    size_t i = 0;
    while (i < load->companion_count && strcmp(load->companions[i]->soname, soname) != 0)
        i++;
    return i < load->companion_count ? load->companions[i] : NULL;
}

int load_scope_find(const struct load_scope *scope, const char *soname,
                    const struct library **library, struct error *err)
{
    *library = is_own(scope, soname) ? NULL : companion_of(scope->load, soname);
    return *library ? 0 : world_find(scope->world, soname, library, err);
}

static void put(struct load_scope *scope, const struct library *library)
{
    for (size_t i = 0; i < scope->count; i++)
        if (scope->items[i] == library)
            return;
    scope->items = arena_grow(scope->load->arena, scope->items, scope->count, &scope->room,
                              sizeof(const struct library *));
    scope->items[scope->count++] = library;
    scope->is_partial = scope->is_partial || !library->has_symbols;
}

static int add(struct load_scope *scope, const struct strvec *sonames, struct error *err)
{
    for (size_t i = 0; i < sonames->count; i++) {
        const struct library *library;
        if (load_scope_find(scope, sonames->items[i], &library, err) < 0)
            return -1;
        if (library)
            put(scope, library);
        else
            scope->is_partial = true;
    }
    return 0;
}

/* Every process has the C library, even for a library that was linked without naming it. */
static int add_libc(struct load_scope *scope, struct error *err)
{
    const struct load *load = scope->load;
    const char *soname = load->system.libc == LIBC_MUSL ? "libc.so" : "libc.so.6";
    const struct library *library;
    if (world_find(scope->world, soname, &library, err) < 0)
        return -1;
    if (library)
        put(scope, library);
    return 0;
}

/* Breadth first, as the loader does. */
int load_scope_fill(struct load_scope *scope, struct error *err)
{
    if (add(scope, &scope->load->facts->needed, err) < 0 || add_libc(scope, err) < 0)
        return -1;
    for (size_t i = 0; i < scope->count; i++)
        if (add(scope, &scope->items[i]->needed, err) < 0)
            return -1;
    return 0;
}

bool load_scope_has_before(const struct load_scope *scope, const struct library *last,
                           const char *name, const char *node)
{
    for (size_t i = 0; i < scope->count && scope->items[i] != last; i++)
        if (scope->items[i]->has_symbols && library_satisfies(scope->items[i], name, node))
            return true;
    return false;
}

bool load_scope_has(const struct load_scope *scope, const char *name, const char *node)
{
    return load_scope_has_before(scope, NULL, name, node);
}

#include "system/world.h"

#include <string.h>

#include "base/fs.h"
#include "system/world_source.h"

/* A library that was searched for, or added; NULL for one that is not there. */
struct entry {
    struct entry *next;
    const char *soname;
    const struct library *library;
};

struct world {
    struct arena *arena;
    const char *name;
    struct world_source source;
    struct entry *added;
    struct entry *asked;
    const char *packages; /* directory; NULL for none */
};

struct world *world_make(struct arena *arena, const char *name, struct world_source source)
{
    struct world *world = arena_alloc(arena, sizeof(*world));
    *world = (struct world){.arena = arena, .name = name, .source = source};
    return world;
}

const char *world_name(const struct world *world)
{
    return world->name;
}

static const struct entry *find_entry(const struct entry *entry, const char *soname)
{
    while (entry && strcmp(entry->soname, soname) != 0)
        entry = entry->next;
    return entry;
}

static void put(struct world *world, struct entry **list, const char *soname,
                const struct library *library)
{
    struct entry *entry = arena_alloc(world->arena, sizeof(*entry));
    *entry = (struct entry){*list, arena_strdup(world->arena, soname), library};
    *list = entry;
}

void world_add(struct world *world, const struct library *library)
{
    put(world, &world->added, library->soname, library);
}

void world_add_packages(struct world *world, const char *directory)
{
    world->packages = directory;
}

/* Reads the library if the target's packages have it. */
static int find_in_packages(struct world *world, const char *soname, const struct library **library,
                            struct error *err)
{
    const char *path = arena_printf(world->arena, "%s/%s", world->packages, soname);
    struct facts facts;
    if (strchr(soname, '/') || !fs_exists(path))
        return 0;
    if (facts_read(world->arena, path, &facts, err) < 0)
        return -1;
    if (facts.is_elf)
        *library = library_of_facts(world->arena, path, &facts);
    return 0;
}

int world_find(struct world *world, const char *soname, const struct library **library,
               struct error *err)
{
    const struct entry *entry = find_entry(world->added, soname);
    if (!entry)
        entry = find_entry(world->asked, soname);
    if (entry) {
        *library = entry->library;
        return 0;
    }
    *library = NULL;
    if (world->source.find(world->source.data, soname, library, err) < 0)
        return -1;
    if (!*library && world->packages && find_in_packages(world, soname, library, err) < 0)
        return -1;
    put(world, &world->asked, soname, *library);
    return 0;
}

static bool has_symbol(const struct library *library, const char *name, const char *node)
{
    return library && library->has_symbols && library_satisfies(library, name, node);
}

int world_find_symbol(struct world *world, const char *name, const char *node,
                      const struct library **library, struct error *err)
{
    struct strvec sonames = {0};
    for (const struct entry *entry = world->added; entry; entry = entry->next)
        strvec_push(world->arena, &sonames, entry->soname);
    if (world->source.list(world->source.data, &sonames, err) < 0)
        return -1;
    for (size_t i = 0; i < sonames.count; i++) {
        const struct library *found;
        if (world_find(world, sonames.items[i], &found, err) < 0)
            return -1;
        if (has_symbol(found, name, node)) {
            *library = found;
            return 0;
        }
    }
    *library = NULL;
    return 0;
}

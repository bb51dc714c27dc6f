#include "system/runs_on_table.h"

int distros_load(struct arena *arena, const struct strvec *roots, struct distros **distros,
                 struct error *err)
{
    struct distros *loaded = arena_alloc(arena, sizeof(*loaded));
    const struct gcc_node *nodes;
    size_t count;
    loaded->arena = arena;
    loaded->tables = arena_alloc(arena, sizeof(*loaded->tables));
    *loaded->tables = library_tables(arena, roots);
    if (distro_rows_load(arena, roots, &loaded->rows, &loaded->count, err) < 0 ||
        library_tables_gcc(loaded->tables, &nodes, &count, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (version_compare(nodes[i].first, loaded->newest_gcc) > 0)
            loaded->newest_gcc = nodes[i].first;
    *distros = loaded;
    return 0;
}

const struct distro *distros_list(const struct distros *distros, size_t *count)
{
    *count = distros->count;
    return distros->rows;
}

struct world *distros_world(struct distros *distros, const struct system *system)
{
    for (struct system_world *known = distros->worlds; known; known = known->next)
        if (system_is_same(&known->system, system))
            return known->world;
    struct system_world *known = arena_alloc(distros->arena, sizeof(*known));
    *known = (struct system_world){distros->worlds, *system,
                                   world_of_system(distros->arena, distros->tables, system)};
    distros->worlds = known;
    return known->world;
}

int distros_system(struct distros *distros, const struct distro *distro, const char *arch,
                   struct system *system, struct error *err)
{
    *system = (struct system){arch, distro->libc, distro->libc_version, distro->gcc};
    if (!version_is_zero(distro->libc_version))
        return 0;
    const struct glibc_table *glibc;
    const struct musl_table *musl;
    if (distro->libc == LIBC_GLIBC ? library_tables_glibc(distros->tables, arch, &glibc, err) < 0
                                   : library_tables_musl(distros->tables, arch, &musl, err) < 0)
        return -1;
    system->release = distro->libc == LIBC_GLIBC ? glibc->abi.newest : musl->abi.newest;
    system->gcc = distros->newest_gcc;
    return 0;
}

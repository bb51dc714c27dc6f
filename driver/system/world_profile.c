/* The worlds of the tables: that of a profile and that of a system. */
#include <string.h>

#include "base/fs.h"
#include "system/library_system.h"
#include "system/world.h"
#include "system/world_source.h"
#include "tables/libgcc.h"

struct promised {
    struct arena *arena;
    struct library_tables *tables;
    struct system system;
    const struct profile *profile; /* NULL for a system; its `libraries` are known by name only */
    const char *sysroot;           /* NULL: the tables */
};

/* Reads the sysroot's stub, which is quicker than the table and has the same content. The stub of
 * libgcc_s is of the oldest release that the profile's systems may have. */
static int find_stub(const struct promised *promised, const char *soname,
                     const struct library **library, struct error *err)
{
    const char *path = arena_printf(promised->arena, "%s/%s", promised->sysroot, soname);
    struct facts facts;
    if (strcmp(soname, LIBGCC_SONAME) == 0 || strchr(soname, '/') || !fs_exists(path))
        return 0;
    if (facts_read(promised->arena, path, &facts, err) < 0)
        return -1;
    /* A linker script is not a library for the loader. */
    if (facts.is_elf)
        *library = library_of_facts(promised->arena, path, &facts);
    return 0;
}

static int find_promised(void *data, const char *soname, const struct library **library,
                         struct error *err)
{
    struct promised *promised = data;
    const char *newest; /* for rule_versions */
    bool has_stubs = promised->sysroot && promised->system.libc == LIBC_GLIBC;
    if (has_stubs && find_stub(promised, soname, library, err) < 0)
        return -1;
    if (*library)
        return 0;
    if (has_stubs
            ? library_of_gcc(promised->tables, &promised->system, soname, library, err) < 0
            : library_of_system(promised->tables, &promised->system, soname, library, err) < 0)
        return -1;
    if (*library || !promised->profile ||
        !profile_promises(promised->arena, promised->profile, soname, &newest))
        return 0;
    struct library *named = arena_alloc(promised->arena, sizeof(*named));
    named->soname = arena_strdup(promised->arena, soname);
    *library = named;
    return 0;
}

static int list_promised(void *data, struct strvec *sonames, struct error *err)
{
    struct promised *promised = data;
    return library_names(promised->tables, &promised->system, sonames, err);
}

static struct world *make(struct arena *arena, const char *name, struct promised promised)
{
    struct promised *copy = arena_alloc(arena, sizeof(*copy));
    *copy = promised;
    return world_make(arena, name, (struct world_source){find_promised, list_promised, copy});
}

struct world *world_of_system(struct arena *arena, struct library_tables *tables,
                              const struct system *system)
{
    char release[VERSION_TEXT_SIZE];
    return make(arena,
                arena_printf(arena, "%s %s", system->libc == LIBC_GLIBC ? "glibc" : "musl",
                             version_text(system->release, release)),
                (struct promised){.arena = arena, .tables = tables, .system = *system});
}

struct world *world_of_profile(struct arena *arena, const struct strvec *roots,
                               const struct profile *profile, const char *sysroot)
{
    struct library_tables *tables = arena_alloc(arena, sizeof(*tables));
    *tables = library_tables(arena, roots);
    return make(arena, arena_printf(arena, "profile %s", profile->name),
                (struct promised){
                    .arena = arena,
                    .tables = tables,
                    .system = {profile->arch, profile->libc, profile->libc_version, profile->gcc},
                    .profile = profile,
                    .sysroot = sysroot,
                });
}

/* Worlds by the tables: what a profile promises. */
#include "verify/library_system.h"
#include "verify/world.h"
#include "verify/world_source.h"

struct promised {
    struct arena *arena;
    struct library_tables *tables;
    struct system system;
    const struct strvec *libraries; /* of which only the names are known */
};

static int find_promised(void *data, const char *soname, const struct library **library,
                         struct error *err)
{
    struct promised *promised = data;
    if (library_of_system(promised->tables, &promised->system, soname, library, err) < 0)
        return -1;
    if (*library || !strvec_contains(promised->libraries, soname))
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
    static const struct strvec none;
    return make(
        arena,
        arena_printf(arena, "%s %s", system->libc == LIBC_GLIBC ? "glibc" : "musl",
                     version_text(system->release, release)),
        (struct promised){.arena = arena, .tables = tables, .system = *system, .libraries = &none});
}

struct world *world_of_profile(struct arena *arena, const struct strvec *roots,
                               const struct profile *profile, const char *sysroot)
{
    (void)sysroot;
    struct library_tables *tables = arena_alloc(arena, sizeof(*tables));
    *tables = library_tables(arena, roots);
    return make(arena, arena_printf(arena, "profile %s", profile->name),
                (struct promised){
                    .arena = arena,
                    .tables = tables,
                    .system = {profile->arch, profile->libc, profile->libc_version, profile->gcc},
                    .libraries = &profile->libraries,
                });
}

#include "repository/universe.h"

#include <errno.h>
#include <solv/poolarch.h>
#include <solv/repo.h>
#include <string.h>
#include <time.h>

#include "base/fs.h"
#include "base/text.h"
#include "repository/mirror.h"
#include "repository/repository_advice.h"

static const struct {
    int disttype;
    size_t arch; /* offset of the name in struct arch */
    int (*read)(struct universe *universe, struct source *source, struct error *err);
} kinds[] = {
    [REPOSITORY_DEB] = {DISTTYPE_DEB, offsetof(struct arch, debian), deb_source_read},
    [REPOSITORY_RPM] = {DISTTYPE_RPM, offsetof(struct arch, rpm), rpm_source_read},
};

static const char *arch_name(enum repository_kind kind, const struct arch *arch)
{
    const char *name;
    memcpy(&name, (const char *)arch + kinds[kind].arch, sizeof(name));
    return name;
}

/* Reads the profile's repositories for the architecture, which must be of one kind. */
static int read_entries(struct universe *universe, struct error *err)
{
    const struct profile *profile = universe->request->profile;
    universe->sources =
        arena_alloc(universe->arena, (profile->repositories.count + 1) * sizeof(struct source));
    for (size_t i = 0; i < profile->repositories.count; i++) {
        struct source *source = &universe->sources[universe->source_count];
        *source = (struct source){0};
        if (repository_entry_read(universe->arena, profile->repositories.items[i], &source->entry,
                                  err) < 0)
            return -1;
        const char *name = arch_name(source->entry.kind, universe->arch);
        if (!name || (source->entry.arches.count && !strvec_contains(&source->entry.arches, name)))
            continue;
        if (universe->source_count && source->entry.kind != universe->kind)
            return error_set(err, "profile %s: its repositories are of several kinds",
                             profile->name);
        universe->kind = source->entry.kind;
        universe->source_count++;
    }
    if (universe->source_count)
        return 0;
    return error_set(err, "profile %s has no repository for %s%s", profile->name,
                     universe->arch->name, repository_advice(universe->arena, profile));
}

static int begin_pool(struct universe *universe, struct error *err)
{
    universe->pool = pool_create();
    if (pool_setdisttype(universe->pool, kinds[universe->kind].disttype) < 0)
        return error_set(err, "this libsolv reads no repositories of %s",
                         universe->kind == REPOSITORY_RPM ? "rpm" : "deb");
    pool_setarch(universe->pool, arch_name(universe->kind, universe->arch));
    return 0;
}

static int read_source(struct universe *universe, struct source *source, struct error *err)
{
    const struct universe_request *request = universe->request;
    if (mirror_address(universe->arena, request->profile, &source->entry, &source->url, err) < 0)
        return -1;
    source->name = *source->entry.suite ? arena_printf(universe->arena, "%s %s", source->entry.url,
                                                       source->entry.suite)
                                        : source->entry.url;
    source->repo = repo_create(universe->pool, source->name);
    source->repo->appdata = source;
    return kinds[universe->kind].read(universe, source, err);
}

int universe_open(struct arena *arena, const struct universe_request *request,
                  struct universe *universe, struct error *err)
{
    *universe = (struct universe){
        .arena = arena, .request = request, .arch = arch_find(request->profile->arch)};
    if (!universe->arch)
        return error_set(err, "%s: there are no packages for this architecture",
                         request->profile->arch);
    if (read_entries(universe, err) < 0 || begin_pool(universe, err) < 0)
        return -1;
    universe->temporary = fs_make_temporary(arena, request->store, "reading");
    if (!universe->temporary)
        return error_system(err, request->store, "cannot create a directory");
    for (size_t i = 0; i < universe->source_count; i++)
        if (read_source(universe, &universe->sources[i], err) < 0)
            return -1;
    return 0;
}

bool universe_has(const struct universe *universe, const char *name)
{
    Id id = pool_str2id(universe->pool, name, 0);
    for (Id p = 1; id && p < universe->pool->nsolvables; p++)
        if (pool_id2solvable(universe->pool, p)->name == id)
            return true;
    return false;
}

void universe_close(struct universe *universe)
{
    struct error ignored;
    if (universe->temporary)
        fs_remove_tree(universe->temporary, &ignored);
    if (universe->pool)
        pool_free(universe->pool);
    universe->pool = NULL;
    universe->temporary = NULL;
}

int source_check_date(const struct universe *universe, const struct source *source,
                      struct error *err)
{
    const struct lockfile *lock = universe->request->lock;
    for (size_t i = 0; i < lock->repository_count; i++) {
        const struct locked_repository *seen = &lock->repositories[i];
        if (strcmp(seen->name, source->name) != 0 || seen->date <= source->date)
            continue;
        char before[32];
        char now[32];
        time_t dates[] = {(time_t)seen->date, (time_t)source->date};
        strftime(before, sizeof(before), "%F %T UTC", gmtime(&dates[0]));
        strftime(now, sizeof(now), "%F %T UTC", gmtime(&dates[1]));
        return error_set(err,
                         "%s: its metadata were rolled back: they are of %s, but %s has seen those "
                         "of %s; the mirror is outdated, or someone hides newer packages",
                         source->name, now, lock->path, before);
    }
    return 0;
}

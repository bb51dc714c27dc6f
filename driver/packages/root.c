/* abictl root make: the target's system in a directory. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "locked/package_store.h"
#include "package/unpack.h"
#include "packages/certificates.h"
#include "packages/floor.h"
#include "packages/package_tree.h"
#include "packages/place.h"
#include "packages/session.h"
#include "repository/universe.h"

/* The C library and the compiler's runtime libraries; of several names, those that there are. */
static const char *const base_packages[][6] = {
    [REPOSITORY_DEB] = {"libc6", "libgcc-s1", "libgcc1", "libstdc++6"},
    [REPOSITORY_RPM] = {"glibc", "libgcc", "libstdc++"},

};

static bool is_for_building(const char *name)
{
    return text_ends_with(name, "-dev") || text_ends_with(name, "-devel");
}

/* Returns the names of the packages that the root begins with. */
static struct strvec names_of_root(const struct session *session, const struct universe *universe)
{
    struct arena *arena = session->job->arena;
    const char *const *base = base_packages[universe->kind];
    struct strvec names = {0};
    for (size_t i = 0; i < 6 && base[i]; i++)
        if (universe_has(universe, base[i]))
            strvec_push(arena, &names, base[i]);
    for (size_t i = 0; i < session->lock.count; i++) {
        const struct locked_package *package = &session->lock.packages[i];
        if (strcmp(package->arch, session->profile.arch) == 0 && !is_for_building(package->name) &&
            universe_has(universe, package->name) && !strvec_contains(&names, package->name))
            strvec_push(arena, &names, package->name);
    }
    struct strvec with = strvec_split(arena, session->job->with ? session->job->with : "", ',');
    for (size_t i = 0; i < with.count; i++) {
        const char *name = with.items[i] + strspn(with.items[i], " \t");
        name = arena_strndup(arena, name, strcspn(name, " \t"));
        if (*name && !strvec_contains(&names, name))
            strvec_push(arena, &names, name);
    }
    return names;
}

/* Chooses the packages, as a lock that is not written. */
static int choose(struct session *session, struct lockfile *lock, struct error *err)
{
    struct job *job = session->job;
    const struct universe_request request = session_request(session);
    struct universe universe;
    struct choice_of_packages chosen = {0};
    *lock = (struct lockfile){0};
    int status = universe_open(job->arena, &request, &universe, err);
    if (status == 0) {
        struct strvec names = names_of_root(session, &universe);
        status = universe_choose(&universe, &names, PURPOSE_ROOT, &chosen, err);
    }
    for (size_t i = 0; i < chosen.count && status == 0; i++)
        lockfile_add(job->arena, lock, chosen.items[i].package);
    lockfile_sort(lock);
    universe_close(&universe);
    return status;
}

static int make_skeleton(struct arena *arena, const char *directory, struct error *err)
{
    static const char *const directories[] = {"usr", "etc", "proc", "dev", "sys", "tmp", "root"};
    for (size_t i = 0; i < sizeof(directories) / sizeof(*directories); i++)
        if (fs_make_dir(arena_printf(arena, "%s/%s", directory, directories[i]), 0755, err) < 0)
            return -1;
    return 0;
}

/* Makes /lib and its like lead below usr/ where the packages have put something there. */
static int merge(struct arena *arena, const char *directory, struct error *err)
{
    for (size_t i = 0; place_merged[i]; i++) {
        const char *target = arena_printf(arena, "usr/%s", place_merged[i]);
        if (fs_is_dir(arena_printf(arena, "%s/%s", directory, target)) &&
            fs_link(target, arena_printf(arena, "%s/%s", directory, place_merged[i]), err) < 0)
            return -1;
    }
    return 0;
}

/* The files of the packages, as they are written. */
struct placed {
    struct placing placing; /* what place_in_root gets */
    struct strvec table;    /* as for floor_check */
    const char *package;
};

static const char *place(void *data, const char *name)
{
    struct placed *placed = data;
    return place_in_root(&placed->placing, name);
}

static void note(void *data, const char *path)
{
    struct placed *placed = data;
    strvec_pushf(placed->placing.arena, &placed->table, "%s\t%s", path, placed->package);
}

static int fill(struct session *session, const struct lockfile *lock, const char *directory,
                struct error *err)
{
    struct arena *arena = session->job->arena;
    struct placed placed = {.placing = {arena, arch_find(session->profile.arch)}};
    struct unpack unpack = {.arena = arena,
                            .directory = directory,
                            .limits = &packages_limits,
                            .place = place,
                            .note = note,
                            .data = &placed};
    if (make_skeleton(arena, directory, err) < 0)
        return -1;
    for (size_t i = 0; i < lock->count; i++) {
        const struct locked_package *package = &lock->packages[i];
        placed.package = package->name;
        if (unpack_package(&unpack, package_store_file(arena, session->cache, package->digest),
                           err) < 0)
            return error_wrap(err, "package %s", package->name);
    }
    unpack.note = NULL;
    if (unpack_links(&unpack, err) < 0 || merge(arena, directory, err) < 0)
        return -1;
    if (floor_check(arena, &session->profile, directory, &placed.table, err) < 0)
        return -1;
    return certificates_gather(arena, directory, err);
}

static int check_free(struct arena *arena, const char *directory, struct error *err)
{
    struct tree_list list = {0};
    struct error missing;
    if (tree_list(arena, directory, &list, &missing) < 0 && missing.code != ENOENT) {
        *err = missing;
        return -1;
    }
    return list.count ? error_about(err, directory,
                                    "is not empty: name a directory that does not exist yet")
                      : 0;
}

int verb_root(struct job *job, struct error *err)
{
    struct arena *arena = job->arena;
    const char *directory = job->operands.items[0];
    const char *temporary = arena_printf(arena, "%s.new-%ld", directory, (long)getpid());
    struct session session;
    struct lockfile lock;
    struct error ignored;
    if (check_free(arena, directory, err) < 0 || session_open(job, false, &session, err) < 0 ||
        choose(&session, &lock, err) < 0 ||
        packages_download(job, &session.profile, session.cache, &lock, err) < 0 ||
        fs_make_dirs(arena, text_directory(arena, directory), 0755, err) < 0 ||
        fs_make_dir(temporary, 0755, err) < 0)
        return -1;
    if (fill(&session, &lock, temporary, err) < 0) {
        fs_remove_tree(temporary, &ignored);
        return -1;
    }
    if (rename(temporary, directory) < 0) {
        error_system(err, directory, "cannot rename into place");
        fs_remove_tree(temporary, &ignored);
        return -1;
    }
    fprintf(job->out, "%s: %zu packages for %s\n", directory, lock.count, session.profile.name);
    return 0;
}

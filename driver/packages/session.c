#include "packages/session.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/text.h"
#include "locked/package_store.h"
#include "packages/package_tree.h"
#include "packages/sweep.h"
#include "profile/choice.h"
#include "profile/resolve.h"
#include "repository/universe.h"
#include "target/cache.h"

/* Returns where a file that changes the shipped profile is written: the first of the user's
 * directories. */
static const char *user_file(struct arena *arena, const char *const *environment,
                             const struct strvec *roots, const char *name)
{
    bool is_asked = environment_get(environment, "ABICC_PROFILE_PATH") != NULL;
    return arena_printf(arena, "%s%s/%s.yaml", roots->items[0], is_asked ? "" : "/profiles", name);
}

static int find_profile(struct session *session, struct error *err)
{
    struct job *job = session->job;
    struct arena *arena = job->arena;
    const struct choice_options options = {.profile = job->profile};
    struct strvec roots = profile_roots(arena, job->environ);
    const struct catalog catalog = {arena, &roots, NULL};
    struct choice choice;
    struct resolved resolved;
    if (choice_read(arena, "abictl", job->environ, &options, &choice, err) < 0 ||
        resolve(&catalog, choice.profile, &resolved, err) < 0 ||
        profile_load(arena, &roots, choice.profile, &session->profile, NULL, err) < 0)
        return -1;
    if (!profile_has_target(&session->profile))
        return error_set(err,
                         "profile %s is for this machine, whose packages its package manager "
                         "installs",
                         session->profile.name);
    if (session->profile.origin[0] == '/') {
        session->file = session->profile.origin;
        session->own = settings_get(resolved.own, "packages")->list;
        return 0;
    }
    session->shipped = text_stem(arena, text_file_name(session->profile.origin));
    session->file = user_file(arena, job->environ, &roots, session->shipped);
    return 0;
}

/* Waits for other processes that change the directory. Where the file system has no locks, the
 * renames at the end keep each file whole all the same. */
static int take_guard(struct session *session, struct error *err)
{
    const char *directory = text_directory(session->job->arena, session->file);
    if (fs_make_dirs(session->job->arena, directory, 0755, err) < 0)
        return -1;
    session->guard = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (session->guard < 0)
        return error_system(err, directory, "cannot open");
    while (flock(session->guard, LOCK_EX) < 0)
        if (errno != EINTR)
            break;
    return 0;
}

static int find_cache(struct session *session, struct error *err)
{
    struct arena *arena = session->job->arena;
    struct cache_candidates caches = cache_candidates(arena, session->job->environ);
    const char *refused;
    if (cache_choose(arena, &caches, &session->cache, &refused, err) < 0)
        return -1;
    if (*refused)
        fprintf(session->job->notes, "abictl: note: packages are kept in %s:%s\n", session->cache,
                refused);
    return fs_make_dirs(arena, package_store(arena, session->cache), 0755, err);
}

int session_open(struct job *job, bool is_exclusive, struct session *session, struct error *err)
{
    *session = (struct session){.job = job, .guard = -1};
    if (find_profile(session, err) < 0 || find_cache(session, err) < 0)
        return -1;
    if (is_exclusive) {
        sweep_store(job->arena, session->cache);
        struct session locked = *session;
        if (take_guard(&locked, err) < 0)
            return -1;
        /* The file may have been written while this process waited. */
        session->guard = locked.guard;
        session->shipped = NULL;
        session->own = (struct strvec){0};
        if (find_profile(session, err) < 0)
            return -1;
    }
    const char *lock = arena_printf(job->arena, "%s.lock", text_stem(job->arena, session->file));
    return lockfile_read(job->arena, lock, &session->lock, err);
}

/* Puts what was chosen into the lock, in the place of what the architecture had. */
static void renew_lock(struct session *session, const struct universe *universe,
                       const struct choice_of_packages *chosen)
{
    struct arena *arena = session->job->arena;
    lockfile_forget(&session->lock, session->profile.arch);
    for (size_t i = 0; i < chosen->count; i++)
        lockfile_add(arena, &session->lock, chosen->items[i].package);
    for (size_t i = 0; i < universe->source_count; i++) {
        const struct source *source = &universe->sources[i];
        lockfile_add_repository(arena, &session->lock,
                                (struct locked_repository){session->profile.arch, source->name,
                                                           source->date, source->is_unsigned});
    }
    lockfile_sort(&session->lock);
}

struct universe_request session_request(const struct session *session)
{
    const struct job *job = session->job;
    return (struct universe_request){
        .profile = &session->profile,
        .environment = job->environ,
        .store = package_store(job->arena, session->cache),
        .lock = &session->lock,
        .allows_unsigned = job->allows_unsigned,
        .notes = job->notes,
    };
}

int session_lock(struct session *session, const struct strvec *names, struct error *err)
{
    struct job *job = session->job;
    const struct universe_request request = session_request(session);
    struct universe universe;
    struct choice_of_packages chosen;
    int status = universe_open(job->arena, &request, &universe, err);
    if (status == 0 && names->count)
        status = universe_choose(&universe, names, PURPOSE_BUILD, &chosen, err);
    else
        chosen = (struct choice_of_packages){0};
    if (status == 0)
        renew_lock(session, &universe, &chosen);
    universe_close(&universe);
    if (status < 0 ||
        package_tree_make(job, &session->profile, session->cache, &session->lock, err) < 0)
        return -1;
    return lockfile_write(job->arena, &session->lock, err);
}

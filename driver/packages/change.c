/* abictl packages add, remove, update, fetch. */
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "locked/package_store.h"
#include "packages/package_tree.h"
#include "packages/session.h"
#include "profile/validate.h"

/* Returns the packages of the profile when its own file has `own` instead of what it has. */
static struct strvec with_own(const struct session *session, const struct strvec *own)
{
    struct arena *arena = session->job->arena;
    struct strvec names = {0};
    size_t inherited = session->profile.packages.count - session->own.count;
    for (size_t i = 0; i < inherited; i++)
        strvec_push(arena, &names, session->profile.packages.items[i]);
    for (size_t i = 0; i < own->count; i++)
        if (!strvec_contains(&names, own->items[i]))
            strvec_push(arena, &names, own->items[i]);
    return names;
}

static void report(const struct session *session)
{
    size_t count = 0;
    for (size_t i = 0; i < session->lock.count; i++)
        count += strcmp(session->lock.packages[i].arch, session->profile.arch) == 0;
    fprintf(session->job->out, "%s: %zu package%s for %s in %s\n", session->profile.name, count,
            count == 1 ? "" : "s", session->profile.arch, session->lock.path);
}

/* Tells of packages that were asked for and have nothing to build with. Those for development may
 * only need others. */
static int note_programs(const struct session *session, struct error *err)
{
    struct job *job = session->job;
    struct arena *arena = job->arena;
    const char *table =
        arena_printf(arena, "%s/%s/" PACKAGE_TREE_TABLE, package_store_trees(arena, session->cache),
                     package_tree_name(arena, &session->lock, session->profile.arch));
    const char *text;
    size_t size;
    if (fs_read(arena, table, &text, &size, err) < 0)
        return -1;
    for (size_t i = 0; i < job->operands.count; i++) {
        const char *name = job->operands.items[i];
        if (!strstr(text, arena_printf(arena, "\t%s\n", name)) && !text_ends_with(name, "-dev") &&
            !text_ends_with(name, "-devel"))
            fprintf(job->notes,
                    "abictl: note: %s: has no header and no library, and so is of no use to "
                    "builds: nothing of it was unpacked (`abictl root make --with %s` takes "
                    "programs)\n",
                    name, name);
    }
    return 0;
}

int verb_add(struct job *job, struct error *err)
{
    struct session session;
    for (size_t i = 0; i < job->operands.count; i++)
        if (check_package(job->operands.items[i], err) < 0)
            return -1;
    if (session_open(job, true, &session, err) < 0)
        return -1;
    struct strvec own = {0};
    strvec_extend(job->arena, &own, &session.own);
    for (size_t i = 0; i < job->operands.count; i++)
        if (!strvec_contains(&own, job->operands.items[i])) /* though a parent may have it */
            strvec_push(job->arena, &own, job->operands.items[i]);
    struct strvec names = with_own(&session, &own);
    if (session_lock(&session, &names, err) < 0 || session_set_packages(&session, &own, err) < 0 ||
        note_programs(&session, err) < 0)
        return -1;
    report(&session);
    return 0;
}

int verb_remove(struct job *job, struct error *err)
{
    struct session session;
    if (session_open(job, true, &session, err) < 0)
        return -1;
    for (size_t i = 0; i < job->operands.count; i++)
        if (!strvec_contains(&session.own, job->operands.items[i]))
            return error_set(err, "%s: is not in `packages` of %s", job->operands.items[i],
                             session.file);
    struct strvec own = {0};
    for (size_t i = 0; i < session.own.count; i++)
        if (!strvec_contains(&job->operands, session.own.items[i]))
            strvec_push(job->arena, &own, session.own.items[i]);
    struct strvec names = with_own(&session, &own);
    if (session_lock(&session, &names, err) < 0 || session_set_packages(&session, &own, err) < 0)
        return -1;
    report(&session);
    return 0;
}

static int need_packages(const struct session *session, struct error *err)
{
    if (session->profile.packages.count)
        return 0;
    return error_set(err,
                     "profile %s has no packages\n  run: abictl packages add NAME --profile %s",
                     session->profile.name, session->profile.name);
}

int verb_update(struct job *job, struct error *err)
{
    struct session session;
    if (session_open(job, true, &session, err) < 0 || need_packages(&session, err) < 0 ||
        session_lock(&session, &session.profile.packages, err) < 0)
        return -1;
    report(&session);
    return 0;
}

int verb_fetch(struct job *job, struct error *err)
{
    struct session session;
    if (session_open(job, false, &session, err) < 0 || need_packages(&session, err) < 0)
        return -1;
    for (size_t i = 0; i < session.profile.packages.count; i++)
        if (!lockfile_find(&session.lock, session.profile.arch, session.profile.packages.items[i]))
            return error_set(err,
                             "%s: %s is not locked for %s\n  run: abictl packages update "
                             "--profile %s",
                             session.lock.path, session.profile.packages.items[i],
                             session.profile.arch, session.profile.name);
    if (package_tree_make(job, &session.profile, session.cache, &session.lock, err) < 0)
        return -1;
    report(&session);
    return 0;
}

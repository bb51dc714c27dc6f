/* abictl packages export, import: the files of locked packages in one tar. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/checksum.h"
#include "base/digest.h"
#include "base/fs.h"
#include "base/tree.h"
#include "locked/package_store.h"
#include "package/bundle.h"
#include "package/unpack.h"
#include "packages/package_tree.h"
#include "packages/session.h"

/* Where the files are in the tar, by their digests. */
#define DIRECTORY "packages/"

enum { DIGEST_LENGTH = 64 };

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct bundle_file *)a)->name, ((const struct bundle_file *)b)->name);
}

int verb_export(struct job *job, struct error *err)
{
    struct arena *arena = job->arena;
    struct session session;
    if (session_open(job, false, &session, err) < 0)
        return -1;
    const struct lockfile *lock = &session.lock;
    struct bundle_file *files = arena_alloc(arena, (lock->count + 1) * sizeof(*files));
    size_t count = 0;
    if (packages_download(job, &session.profile, session.cache, lock, err) < 0)
        return -1;
    for (size_t i = 0; i < lock->count; i++)
        if (strcmp(lock->packages[i].arch, session.profile.arch) == 0)
            files[count++] = (struct bundle_file){
                arena_printf(arena, DIRECTORY "%s", lock->packages[i].digest),
                package_store_file(arena, session.cache, lock->packages[i].digest)};
    if (!count)
        return error_set(err, "%s: has no packages for %s", lock->path, session.profile.arch);
    qsort(files, count, sizeof(*files), compare);
    if (bundle_write(arena, job->operands.items[0], files, count, err) < 0)
        return -1;
    fprintf(job->out, "%s: %zu packages\n", job->operands.items[0], count);
    return 0;
}

/* Nothing else is in a tar of `abictl packages export`. */
static const char *place(void *data, const char *name)
{
    (void)data;
    bool is_ours = strncmp(name, DIRECTORY, strlen(DIRECTORY)) == 0 &&
                   digest_is_text(name + strlen(DIRECTORY), DIGEST_LENGTH);
    return is_ours ? name + strlen(DIRECTORY) : NULL;
}

/* Moves the files into the store, each by the digest that it really has. */
static int keep(struct session *session, const char *directory, size_t *count, struct error *err)
{
    struct arena *arena = session->job->arena;
    struct tree_list list = {0};
    if (tree_list(arena, directory, &list, err) < 0 ||
        fs_make_dirs(arena, package_store_files(arena, session->cache), 0755, err) < 0)
        return -1;
    for (size_t i = 0; i < list.count; i++) {
        const char *digest;
        const char *path = arena_printf(arena, "%s/%s", directory, list.items[i].name);
        const char *kept = package_store_file(arena, session->cache, list.items[i].name);
        if (checksum_sha256_file(arena, path, &digest, err) < 0)
            return -1;
        if (strcmp(digest, list.items[i].name) != 0)
            return error_set(err, "%s: damaged: the package %s has the digest %s",
                             session->job->operands.items[0], list.items[i].name, digest);
        if (rename(path, kept) < 0)
            return error_system(err, kept, "cannot rename into place");
    }
    *count = list.count;
    return 0;
}

int verb_import(struct job *job, struct error *err)
{
    struct arena *arena = job->arena;
    struct session session;
    size_t count = 0;
    struct error ignored;
    if (session_open(job, false, &session, err) < 0)
        return -1;
    const char *store = package_store(arena, session.cache);
    const char *directory = fs_make_temporary(arena, store, "importing");
    if (!directory)
        return error_system(err, store, "cannot create a directory");
    struct unpack unpack = {
        .arena = arena, .directory = directory, .limits = &packages_limits, .place = place};
    int status = unpack_package(&unpack, job->operands.items[0], err);
    if (status == 0)
        status = keep(&session, directory, &count, err);
    fs_remove_tree(directory, &ignored);
    if (status == 0 && !count)
        status = error_set(err, "%s: has no packages of `abictl packages export`",
                           job->operands.items[0]);
    if (status == 0 && session.profile.packages.count)
        status = package_tree_make(job, &session.profile, session.cache, &session.lock, err);
    if (status == 0)
        fprintf(job->out, "%s: %zu packages\n", job->operands.items[0], count);
    return status;
}

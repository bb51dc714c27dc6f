#include "packages/package_tree.h"

#include <string.h>

#include "base/checksum.h"
#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "locked/package_store.h"
#include "package/unpack.h"
#include "packages/floor.h"
#include "packages/place.h"
#include "repository/download.h"
#include "repository/mirror.h"
#include "target/once.h"

const struct package_limits packages_limits = {
    .unpacked = (uint64_t)4 << 30, .ratio = 200, .advice = "it is refused"};

static bool is_in_store(struct arena *arena, const char *path, const char *digest)
{
    const char *found;
    struct error ignored;
    return fs_exists(path) && checksum_sha256_file(arena, path, &found, &ignored) == 0 &&
           strcmp(found, digest) == 0;
}

int packages_download(struct job *job, const struct profile *profile, const char *cache,
                      const struct lockfile *lock, struct error *err)
{
    struct arena *arena = job->arena;
    struct download *downloads = arena_alloc(arena, (lock->count + 1) * sizeof(*downloads));
    size_t count = 0;
    if (fs_make_dirs(arena, package_store_files(arena, cache), 0755, err) < 0)
        return -1;
    for (size_t i = 0; i < lock->count; i++) {
        const struct locked_package *package = &lock->packages[i];
        const char *path = package_store_file(arena, cache, package->digest);
        if (strcmp(package->arch, profile->arch) != 0 || is_in_store(arena, path, package->digest))
            continue;
        struct download *download = &downloads[count++];
        *download =
            (struct download){.path = path, .digest = package->digest, .size = package->size};
        if (mirror_origin(arena, profile, package->origin, &download->url, err) < 0)
            return -1;
    }
    return download_all(arena, downloads, count, err);
}

/* A tree while it is made. */
struct making {
    struct job *job;
    const struct profile *profile;
    const char *cache;
    const struct lockfile *lock;
    struct placing placing;
    const struct locked_package *current;
    struct strvec table; /* PLACE, a tab, PACKAGE */
};

static const char *place(void *data, const char *name)
{
    struct making *making = data;
    return place_in_tree(&making->placing, name);
}

static void note(void *data, const char *path)
{
    struct making *making = data;
    strvec_pushf(making->job->arena, &making->table, "%s\t%s", path, making->current->name);
}

/* A step through the headers of Debian's multiarch directory. */
struct flattening {
    struct arena *arena;
    const char *from; /* .../include/x86_64-linux-gnu */
    const char *to;   /* .../include */
    const char *triplet;
};

static int flatten_step(void *data, const struct tree_step *step, struct error *err)
{
    const struct flattening *flattening = data;
    struct arena *arena = flattening->arena;
    const char *relative = step->path + strlen(flattening->from);
    const char *path = arena_printf(arena, "%s%s", flattening->to, relative);
    if (step->kind == TREE_FAIL || step->kind == TREE_LEAVE || !step->depth ||
        fs_leads_through_link(arena, flattening->to, relative + 1))
        return 0;
    if (step->kind == TREE_ENTER)
        return fs_make_dirs(arena, path, 0755, err);
    if (fs_exists(path))
        return 0;
    const char *up = "";
    for (int i = 1; i < step->depth; i++)
        up = arena_printf(arena, "../%s", up);
    return fs_link(arena_printf(arena, "%s%s%s", up, flattening->triplet, relative), path, err);
}

/* Lets compilers that know nothing of multiarch directories find the headers in them. */
static int flatten(struct making *making, const char *directory, struct error *err)
{
    const char *triplet = making->placing.arch->debian_triplet;
    struct arena *arena = making->job->arena;
    if (!triplet)
        return 0;
    struct flattening flattening = {arena, arena_printf(arena, "%s/include/%s", directory, triplet),
                                    arena_printf(arena, "%s/include", directory), triplet};
    return fs_is_dir(flattening.from)
               ? tree_walk(flattening.from, false, flatten_step, &flattening, err)
               : 0;
}

static int fill(struct arena *arena, const char *directory, const void *data, struct error *err)
{
    struct making *making = *(struct making *const *)data;
    const struct lockfile *lock = making->lock;
    struct unpack unpack = {.arena = arena,
                            .directory = directory,
                            .limits = &packages_limits,
                            .place = place,
                            .note = note,
                            .data = making};
    for (size_t i = 0; i < lock->count; i++) {
        making->current = &lock->packages[i];
        const char *path = package_store_file(arena, making->cache, making->current->digest);
        if (strcmp(making->current->arch, making->profile->arch) == 0 &&
            unpack_package(&unpack, path, err) < 0)
            return error_wrap(err, "package %s", making->current->name);
    }
    making->current = NULL;
    unpack.note = NULL;
    if (unpack_links(&unpack, err) < 0 || flatten(making, directory, err) < 0 ||
        floor_check(arena, making->profile, directory, &making->table, err) < 0)
        return -1;
    strvec_sort(&making->table);
    const char *text = strvec_lines(arena, &making->table, "\n");
    return fs_write(arena_printf(arena, "%s/" PACKAGE_TREE_TABLE, directory), text, strlen(text),
                    err);
}

/* The tree may have been made for a profile with another floor. */
static int check_again(struct job *job, const struct profile *profile, const char *tree,
                       struct error *err)
{
    const char *text;
    size_t size;
    if (fs_read(job->arena, arena_printf(job->arena, "%s/" PACKAGE_TREE_TABLE, tree), &text, &size,
                err) < 0)
        return -1;
    const struct strvec table = strvec_split(job->arena, text, '\n');
    return floor_check(job->arena, profile, tree, &table, err);
}

int package_tree_make(struct job *job, const struct profile *profile, const char *cache,
                      const struct lockfile *lock, struct error *err)
{
    struct arena *arena = job->arena;
    struct making making = {.job = job,
                            .profile = profile,
                            .cache = cache,
                            .lock = lock,
                            .placing = {arena, arch_find(profile->arch)}};
    struct making *pointer = &making;
    struct once once = {package_store_trees(arena, cache),
                        package_tree_name(arena, lock, profile->arch), fill, &pointer};
    struct witness ignored = {0};
    if (packages_download(job, profile, cache, lock, err) < 0)
        return -1;
    if (once_make(arena, &once, &ignored, err) < 0)
        return -1;
    const char *tree = arena_printf(arena, "%s/%s", once.parent, once.name);
    return making.table.count ? 0 : check_again(job, profile, tree, err);
}

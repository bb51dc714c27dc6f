#include "locked/package_store.h"

#include <string.h>

#include "base/digest.h"
#include "base/fs.h"
#include "base/pack.h"
#include "base/trust.h"

/* Part of the names of trees: another way of making one needs another number. */
enum { TREE_FORMAT = 2 };

const char *package_store(struct arena *arena, const char *cache)
{
    return arena_printf(arena, "%s/packages", cache);
}

const char *package_store_files(struct arena *arena, const char *cache)
{
    return arena_printf(arena, "%s/packages/files", cache);
}

const char *package_store_trees(struct arena *arena, const char *cache)
{
    return arena_printf(arena, "%s/packages/trees", cache);
}

const char *package_store_file(struct arena *arena, const char *cache, const char *digest)
{
    return arena_printf(arena, "%s/packages/files/%s", cache, digest);
}

const char *package_tree_name(struct arena *arena, const struct lockfile *lock, const char *arch)
{
    struct packer packer = {.arena = arena};
    struct strvec digests = {0};
    pack_number(&packer, TREE_FORMAT);
    for (size_t i = 0; i < lock->count; i++)
        if (strcmp(lock->packages[i].arch, arch) == 0)
            strvec_push(arena, &digests, lock->packages[i].digest);
    strvec_sort(&digests);
    pack_texts(&packer, &digests);
    return digest_name(arena, arch, digest_bytes(packer.bytes, packer.size));
}

static int check_lock(const struct profile *profile, const struct lockfile *lock, struct error *err)
{
    for (size_t i = 0; i < profile->packages.count; i++) {
        const char *name = profile->packages.items[i];
        if (!lockfile_find(lock, profile->arch, name))
            return error_set(err,
                             "profile %s: package %s is not locked for %s: %s%s\n"
                             "  run: abictl packages update --profile %s",
                             profile->name, name, profile->arch, lock->path,
                             lock->is_present ? " lacks it" : " does not exist", profile->name);
    }
    return 0;
}

int package_tree_find(struct arena *arena, const struct profile *profile, const char *cache,
                      struct witness *sources, const char **tree, struct error *err)
{
    *tree = "";
    if (!profile->packages.count)
        return 0;
    const char *path = lockfile_path(arena, profile);
    struct lockfile lock;
    if (!path)
        return error_set(err, "profile %s: a profile that is part of abicc cannot have packages",
                         profile->name);
    witness_see(arena, sources, path);
    if (lockfile_read(arena, path, &lock, err) < 0 || check_lock(profile, &lock, err) < 0)
        return -1;
    const char *trees = package_store_trees(arena, cache);
    *tree = arena_printf(arena, "%s/%s", trees, package_tree_name(arena, &lock, profile->arch));
    witness_see(arena, sources, *tree);
    if (!fs_is_dir(*tree))
        return error_set(err,
                         "profile %s: its packages are not on this machine, and a build "
                         "downloads nothing\n  run: abictl packages fetch --profile %s",
                         profile->name, profile->name);
    return trust_check(arena, *tree, err);
}

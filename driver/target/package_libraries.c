#include "target/package_libraries.h"

#include "locked/package_store.h"
#include "target/cache.h"

int package_libraries_find(struct arena *arena, const char *const *environment,
                           const struct profile *profile, const char **directory, struct error *err)
{
    const struct cache_candidates caches = cache_candidates(arena, environment);
    const char *tree = "";
    int status = profile->packages.count ? -1 : 0;
    *directory = NULL;
    for (size_t i = 0; i < caches.paths.count && status < 0; i++)
        status = package_tree_find(arena, profile, caches.paths.items[i], NULL, &tree, err);
    if (status == 0 && *tree)
        *directory = arena_printf(arena, "%s/lib", tree);
    return status;
}

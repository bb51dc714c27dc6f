#include "packages/sweep.h"

#include <sys/stat.h>
#include <time.h>

#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "locked/package_store.h"

enum { OLD_SECONDS = 24 * 60 * 60 };

static bool is_temporary(const char *name)
{
    return text_begins_with(name, "reading-") || text_begins_with(name, "importing-") ||
           text_ends_with(name, ".tmp");
}

static void sweep_directory(struct arena *arena, const char *directory)
{
    struct tree_list list = {0};
    struct error ignored;
    struct stat st;
    if (tree_list(arena, directory, &list, &ignored) < 0)
        return;
    for (size_t i = 0; i < list.count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directory, list.items[i].name);
        if (is_temporary(list.items[i].name) && lstat(path, &st) == 0 &&
            time(NULL) - st.st_mtime > OLD_SECONDS)
            fs_remove_tree(path, &ignored);
    }
}

void sweep_store(struct arena *arena, const char *cache)
{
    const char *store = package_store(arena, cache);
    sweep_directory(arena, store);
    sweep_directory(arena, package_store_files(arena, cache));
    sweep_directory(arena, arena_printf(arena, "%s/indexes", store));
}

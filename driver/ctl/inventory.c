#include "ctl/inventory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/tree.h"
#include "base/version.h"
#include "profile/catalog.h"
#include "target/cache.h"
#include "target/once.h"

/* The directories of the cache. */
static const char *const directories[] = {
    [ITEM_SYSROOT] = "sysroots", [ITEM_IDENTITY] = "identity", [ITEM_STATE] = "state"};
enum { DIRECTORY_COUNT = sizeof(directories) / sizeof(*directories) };

enum { DIRECTORY_DIGEST = 16, STATE_DIGEST = 32 }; /* digits */

static bool is_digest(const char *text, size_t length)
{
    return strlen(text) == length && strspn(text, "0123456789abcdef") == length;
}

static bool is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

/* Removes "-<digest>"; returns NULL when the name does not end with one. */
static char *cut_digest(struct arena *arena, const char *name)
{
    char *stem = arena_strdup(arena, name);
    char *dash = strrchr(stem, '-');
    if (!dash || dash == stem || !is_digest(dash + 1, DIRECTORY_DIGEST))
        return NULL;
    *dash = '\0';
    return stem;
}

/* Turns x86_64-glibc2.17 into "glibc 2.17". */
static const char *read_target(struct arena *arena, const char *stem)
{
    static const char *const libcs[] = {"glibc", "musl"};
    const char *dash = strchr(stem, '-');
    struct version version;
    for (size_t i = 0; dash && i < sizeof(libcs) / sizeof(*libcs); i++) {
        const char *number = dash + 1 + strlen(libcs[i]);
        if (strncmp(dash + 1, libcs[i], strlen(libcs[i])) == 0 &&
            version_parse(number, strlen(number), &version))
            return arena_printf(arena, "%s %s", libcs[i], number);
    }
    return NULL;
}

static const char *read_directory_name(struct arena *arena, enum item_kind directory,
                                       const char *name)
{
    const char *stem = cut_digest(arena, name);
    if (!stem)
        return NULL;
    if (directory == ITEM_SYSROOT)
        return read_target(arena, stem);
    return catalog_is_name(stem) ? stem : NULL;
}

/* Returns whether the name is that of a state being written: <digest>.<process>.tmp. */
static bool is_unfinished_state(struct arena *arena, const char *name)
{
    struct strvec parts = strvec_split(arena, name, '.');
    return parts.count == 3 && is_digest(parts.items[0], STATE_DIGEST) &&
           is_number(parts.items[1]) && strcmp(parts.items[2], "tmp") == 0;
}

/* Returns whether the name is ONCE_UNFINISHED<name>, with ".<process>" where there are no locks. */
static bool is_unfinished_directory(struct arena *arena, enum item_kind directory, const char *name)
{
    size_t prefix = strlen(ONCE_UNFINISHED);
    if (strncmp(name, ONCE_UNFINISHED, prefix) != 0)
        return false;
    const char *rest = name + prefix;
    const char *dot = strrchr(rest, '.');
    if (read_directory_name(arena, directory, rest))
        return true;
    return dot && is_number(dot + 1) &&
           read_directory_name(arena, directory, arena_strndup(arena, rest, (size_t)(dot - rest)));
}

bool inventory_judge(struct arena *arena, enum item_kind directory, const char *name,
                     struct item *item)
{
    *item = (struct item){
        .kind = directory, .name = name, .is_directory = directory != ITEM_STATE, .about = ""};
    if (directory == ITEM_STATE) {
        if (is_digest(name, STATE_DIGEST))
            return true;
        item->kind = ITEM_LEFTOVER;
        return is_unfinished_state(arena, name);
    }
    const char *about = read_directory_name(arena, directory, name);
    if (about) {
        item->about = about;
        return true;
    }
    item->kind = ITEM_LEFTOVER;
    return is_unfinished_directory(arena, directory, name);
}

struct strvec inventory_caches(struct arena *arena, const char *const *environment)
{
    struct cache_candidates candidates = cache_candidates(arena, environment);
    struct strvec caches = {0};
    for (size_t i = 0; i < candidates.paths.count; i++)
        if (fs_is_dir(candidates.paths.items[i]) && cache_is_trusted(&candidates, i))
            strvec_push(arena, &caches, candidates.paths.items[i]);
    return caches;
}

/* What stat(2) counts st_blocks in. */
enum { BLOCK_SIZE = 512 };

/* Returns the bytes on disk of a file, or of a directory with its content. Unreadable files count
 * nothing. */
static int add_blocks(void *data, const struct tree_step *step, struct error *err)
{
    uint64_t *size = data;
    (void)err;
    if (step->kind == TREE_ENTER || step->kind == TREE_MEET)
        *size += (uint64_t)step->st->st_blocks * BLOCK_SIZE;
    return 0;
}

static uint64_t measure(const char *path)
{
    uint64_t size = 0;
    struct error ignored;
    tree_walk(path, false, add_blocks, &size, &ignored);
    return size;
}

static void add(struct arena *arena, struct inventory *inventory, const struct item *item)
{
    inventory->items = arena_grow(arena, inventory->items, inventory->count, &inventory->room,
                                  sizeof(*inventory->items));
    inventory->items[inventory->count++] = *item;
}

static int read_directory(struct arena *arena, enum item_kind directory,
                          struct inventory *inventory, struct error *err)
{
    const char *parent = arena_printf(arena, "%s/%s", inventory->cache, directories[directory]);
    struct stat st;
    if (lstat(parent, &st) < 0)
        return errno == ENOENT ? 0 : error_system(err, parent, "cannot stat");
    if (!S_ISDIR(st.st_mode))
        return error_set(err, "%s: not a directory that abicc made; not touched", parent);
    struct tree_list list;
    if (tree_list(arena, parent, &list, err) < 0)
        return -1;
    for (size_t i = 0; i < list.count; i++) {
        struct item item;
        if (!inventory_judge(arena, directory, list.items[i].name, &item))
            continue;
        item.parent = parent;
        item.path = arena_printf(arena, "%s/%s", parent, item.name);
        item.size = measure(item.path);
        add(arena, inventory, &item);
    }
    return 0;
}

static int compare_items(const void *a, const void *b)
{
    const struct item *first = a;
    const struct item *second = b;
    if (first->kind != second->kind)
        return first->kind < second->kind ? -1 : 1;
    return strcmp(first->path, second->path);
}

int inventory_read(struct arena *arena, const char *cache, struct inventory *inventory,
                   struct error *err)
{
    *inventory = (struct inventory){.cache = cache};
    for (size_t directory = 0; directory < DIRECTORY_COUNT; directory++)
        if (read_directory(arena, (enum item_kind)directory, inventory, err) < 0)
            return -1;
    if (inventory->count)
        qsort(inventory->items, inventory->count, sizeof(*inventory->items), compare_items);
    return 0;
}

const char *inventory_size_text(struct arena *arena, uint64_t size)
{
    if (size < 1000000)
        return arena_printf(arena, "%llu kB", (unsigned long long)((size + 500) / 1000));
    return arena_printf(arena, "%.1f MB", (double)size / 1e6);
}

#include "ctl/inventory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/tree.h"
#include "sysroot/sysroot_name.h"
#include "target/compiled_objects.h"
#include "target/identity.h"
#include "target/once.h"
#include "target/state.h"

/* What the cache's part holds, once it is whole. */
static const enum item_kind kinds[CACHE_PARTS] = {[CACHE_SYSROOTS] = ITEM_SYSROOT,
                                                  [CACHE_IDENTITIES] = ITEM_IDENTITY,
                                                  [CACHE_OBJECTS] = ITEM_OBJECTS,
                                                  [CACHE_STATES] = ITEM_STATE};

/* Tells what a whole thing of that name is, or NULL when abicc gives no such name in the part. */
static const char *about_name(struct arena *arena, enum cache_part part, const char *name)
{
    if (part == CACHE_SYSROOTS)
        return sysroot_libc_of(arena, name);
    if (part == CACHE_IDENTITIES)
        return identity_profile_of(arena, name);
    if (part == CACHE_OBJECTS) {
        const char *arch = compiled_objects_arch_of(arena, name);
        return arch ? arena_printf(arena, "for %s", arch) : NULL;
    }
    return state_is_name(name) ? "" : NULL;
}

bool inventory_judge(struct arena *arena, enum cache_part part, const char *name, struct item *item)
{
    bool is_directory = part != CACHE_STATES;
    *item =
        (struct item){.kind = kinds[part], .name = name, .is_directory = is_directory, .about = ""};
    const char *about = about_name(arena, part, name);
    if (about) {
        item->about = about;
        return true;
    }
    item->kind = ITEM_LEFTOVER;
    const char *whole = is_directory ? once_unfinished(arena, name) : fs_unfinished(arena, name);
    return whole && about_name(arena, part, whole);
}

struct strvec inventory_caches(struct arena *arena, const char *const *environment)
{
    struct cache_candidates candidates = cache_candidates(arena, environment);
    struct strvec caches = {0};
    struct error untrusted;
    for (size_t i = 0; i < candidates.paths.count; i++) {
        if (fs_is_dir(candidates.paths.items[i]) &&
            cache_is_trusted(arena, &candidates, i, &untrusted)) {
            strvec_push(arena, &caches, candidates.paths.items[i]);
            if (!cache_is_passed_over(arena, &candidates, i))
                break;
        }
    }
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

static int read_part(struct arena *arena, enum cache_part part, struct inventory *inventory,
                     struct error *err)
{
    const char *parent = cache_directory(arena, inventory->cache, part);
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
        if (!inventory_judge(arena, part, list.items[i].name, &item))
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
    for (size_t part = 0; part < CACHE_PARTS; part++)
        if (read_part(arena, (enum cache_part)part, inventory, err) < 0)
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

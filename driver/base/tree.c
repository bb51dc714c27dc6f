#include "base/tree.h"

#include <dirent.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>

static enum tree_kind kind_of(int directory, const struct dirent *entry)
{
    struct stat st;
    if (entry->d_type == DT_REG || entry->d_type == DT_DIR)
        return entry->d_type == DT_REG ? TREE_FILE : TREE_DIRECTORY;
    if ((entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN) ||
        fstatat(directory, entry->d_name, &st, 0) < 0)
        return TREE_OTHER;
    return S_ISREG(st.st_mode) ? TREE_FILE : S_ISDIR(st.st_mode) ? TREE_DIRECTORY : TREE_OTHER;
}

static int compare_entries(const void *a, const void *b)
{
    const struct tree_entry *one = a;
    const struct tree_entry *other = b;
    return strcmp(one->name, other->name);
}

int tree_list(struct arena *arena, const char *directory, struct tree_list *list, struct error *err)
{
    *list = (struct tree_list){0};
    DIR *stream = opendir(directory);
    if (!stream)
        return error_system(err, directory, "cannot open the directory");
    for (const struct dirent *entry; (entry = readdir(stream));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        list->items =
            arena_grow(arena, list->items, list->count, &list->room, sizeof(*list->items));
        list->items[list->count++] = (struct tree_entry){.name = arena_strdup(arena, entry->d_name),
                                                         .kind = kind_of(dirfd(stream), entry)};
    }
    closedir(stream);
    if (list->count)
        qsort(list->items, list->count, sizeof(*list->items), compare_entries);
    return 0;
}

static int compare_names(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static int take_step(const FTSENT *entry, tree_visit *visit, void *data, struct error *err)
{
    struct tree_step step = {
        .kind = TREE_MEET,
        .path = entry->fts_path,
        .name = entry->fts_name,
        .st = entry->fts_statp,
        .depth = entry->fts_level,
    };
    if (entry->fts_info == FTS_D) {
        step.kind = TREE_ENTER;
    } else if (entry->fts_info == FTS_DP) {
        step.kind = TREE_LEAVE;
    } else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR ||
               entry->fts_info == FTS_NS) {
        step.kind = TREE_FAIL;
        step.st = NULL;
        step.code = entry->fts_errno;
    }
    return visit(data, &step, err);
}

int tree_walk(const char *root, bool follows_root, tree_visit *visit, void *data, struct error *err)
{
    char *const roots[] = {(char *)root, NULL}; /* only read */
    int options = FTS_PHYSICAL | FTS_NOCHDIR | (follows_root ? FTS_COMFOLLOW : 0);
    FTS *walk = fts_open(roots, options, compare_names);
    if (!walk)
        return error_system(err, root, "cannot be walked through");
    int status = 0;
    for (const FTSENT *entry; status == 0 && (entry = fts_read(walk));)
        status = take_step(entry, visit, data, err);
    fts_close(walk);
    return status;
}

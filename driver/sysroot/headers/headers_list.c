#include "sysroot/headers/headers_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/table.h"
#include "base/tree.h"

/* Deeper than any header directory; ends loops of symbolic links. */
enum { MAX_DEPTH = 12 };

struct header *header_list_add(struct arena *arena, struct header_list *list, const char *name,
                               const char *path)
{
    list->items = arena_grow(arena, list->items, list->count, &list->room, sizeof(*list->items));
    struct header *header = &list->items[list->count];
    *header = (struct header){.name = name, .path = path, .order = list->count};
    list->count++;
    return header;
}

static int compare_headers(const void *a, const void *b)
{
    const struct header *x = a;
    const struct header *y = b;
    int by_name = strcmp(x->name, y->name);
    if (by_name)
        return by_name;
    return x->order < y->order ? -1 : x->order > y->order;
}

void header_list_sort(struct header_list *list)
{
    if (!list->count)
        return;
    qsort(list->items, list->count, sizeof(*list->items), compare_headers);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++)
        if (strcmp(list->items[i].name, list->items[kept - 1].name) != 0)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

static int compare_name(const void *key, const void *item)
{
    return strcmp(key, ((const struct header *)item)->name);
}

struct header *header_list_find(const struct header_list *list, const char *name)
{
    if (!list->count)
        return NULL;
    return bsearch(name, list->items, list->count, sizeof(*list->items), compare_name);
}

/* What is being collected, and from where. */
struct collector {
    struct arena *arena;
    struct header_list *list;
    bool is_libc;
    struct error *err;
};

static void add_header(struct collector *collector, const char *name, const char *path)
{
    struct header *header = header_list_add(collector->arena, collector->list, name, path);
    header->is_libc = collector->is_libc;
}

/* Adds all files below the host's directory `path`, which is `name` ("bits/", or "" at the top) in
 * the sysroot. Such directories are not linked as a whole, because an overlay file would be written
 * through the link. */
static int collect_directory(struct collector *collector, const char *path, const char *name,
                             unsigned depth)
{
    struct tree_list list;
    if (tree_list(collector->arena, path, &list, collector->err) < 0)
        return collector->err->code == ENOENT || collector->err->code == ENOTDIR ? 0 : -1;
    int status = 0;
    for (size_t i = 0; status == 0 && i < list.count; i++) {
        const struct tree_entry *entry = &list.items[i];
        if (entry->name[0] == '.' || entry->kind == TREE_OTHER)
            continue;
        const char *entry_path = arena_printf(collector->arena, "%s/%s", path, entry->name);
        const char *below = arena_printf(collector->arena, "%s%s", name, entry->name);
        if (entry->kind == TREE_FILE)
            add_header(collector, below, entry_path);
        else if (depth < MAX_DEPTH)
            status = collect_directory(collector, entry_path,
                                       arena_printf(collector->arena, "%s/", below), depth + 1);
    }
    return status;
}

/* Adds `name`, a header or (ending in '/') a directory, from every host directory that has it. */
static int collect_name(struct collector *collector, const struct strvec *directories,
                        const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < directories->count; i++) {
        const char *path = arena_printf(collector->arena, "%s/%s", directories->items[i], name);
        if (name[length - 1] != '/') {
            if (fs_exists(path))
                add_header(collector, name, path);
            continue;
        }
        path = arena_strndup(collector->arena, path, strlen(path) - 1);
        if (collect_directory(collector, path, name, 0) < 0)
            return -1;
    }
    return 0;
}

/* Adds `name` (with its '/'), a directory of kernel headers only. It is linked as a whole, which
 * saves two thirds of all links, unless several host directories have it (multiarch): then its
 * files are linked. */
static int collect_tree(struct collector *collector, const struct strvec *directories,
                        const char *name)
{
    const char *base = arena_strndup(collector->arena, name, strlen(name) - 1);
    const char *only = NULL;
    for (size_t i = 0; i < directories->count; i++) {
        const char *path = arena_printf(collector->arena, "%s/%s", directories->items[i], base);
        if (!fs_is_dir(path))
            continue;
        if (only)
            return collect_name(collector, directories, name);
        only = path;
    }
    if (only) {
        add_header(collector, base, only);
        collector->list->items[collector->list->count - 1].is_directory = true;
    }
    return 0;
}

/* Removes what is below a directory that is linked as a whole. */
static void drop_below_trees(struct header_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const char *name = list->items[i].name;
        bool is_below = false;
        for (size_t j = 0; j < list->count && !is_below && strchr(name, '/'); j++) {
            const struct header *tree = &list->items[j];
            size_t length = tree->is_directory ? strlen(tree->name) : 0;
            is_below = length && strncmp(name, tree->name, length) == 0 && name[length] == '/';
        }
        if (!is_below)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

/* Adds the headers in names.list: the kernel's, and for glibc those of the C library. */
static int collect_known(struct collector *collector, const struct headers_request *request)
{
    struct table table;
    const struct strvec *directories = request->kernel_directories.count
                                           ? &request->kernel_directories
                                           : &request->host_directories;
    if (table_open(collector->arena, request->roots, "sysroots/include/names.list", ' ', &table,
                   collector->err) < 0)
        return -1;
    int status;
    while ((status = table_next(&table, collector->err)) > 0) {
        if (table_expect(&table, 2, collector->err) < 0)
            return -1;
        collector->is_libc = text_equals(table.field[0], "libc");
        if (collector->is_libc && request->libc != LIBC_GLIBC)
            continue;
        const char *name = table_copy(collector->arena, &table, 1);
        int collected = text_equals(table.field[0], "tree")
                            ? collect_tree(collector, directories, name)
                            : collect_name(collector, directories, name);
        if (collected < 0)
            return -1;
    }
    return status;
}

/* Adds the headers that the profile names: zlib.h, or a directory such as openssl or openssl/. */
static int collect_asked(struct collector *collector, const struct strvec *directories,
                         const char *asked)
{
    if (!*asked || *asked == '/' || strstr(asked, ".."))
        return error_set(
            collector->err,
            "host header '%s' is not a name below an include directory (zlib.h, openssl/)", asked);
    const char *name = asked;
    for (size_t i = 0; i < directories->count && name[strlen(name) - 1] != '/'; i++)
        if (fs_is_dir(arena_printf(collector->arena, "%s/%s", directories->items[i], asked)))
            name = arena_printf(collector->arena, "%s/", asked);
    size_t before = collector->list->count;
    if (collect_name(collector, directories, name) < 0)
        return -1;
    if (collector->list->count > before)
        return 0;
    error_set(collector->err,
              "host header %s: in none of the host's include directories (%zu searched,"
              " first %s): install the package that contains it, or remove it from host_headers",
              asked, directories->count, directories->count ? directories->items[0] : "none");
    return -1;
}

/* Returns whether the directory has the kernel's headers beside musl's, as where musl is the host's
 * C library, and in cross compilers for it. */
static bool has_kernel_headers(struct arena *arena, const char *musl_directory)
{
    return musl_directory && fs_exists(arena_printf(arena, "%s/linux/version.h", musl_directory));
}

int header_list_collect(struct arena *arena, const struct headers_request *request,
                        struct header_list *list, struct error *err)
{
    struct collector collector = {.arena = arena, .list = list, .is_libc = true, .err = err};
    if (request->musl_directory &&
        collect_directory(&collector, request->musl_directory, "", 0) < 0)
        return -1;
    if (!has_kernel_headers(arena, request->musl_directory) &&
        collect_known(&collector, request) < 0)
        return -1;
    collector.is_libc = false;
    for (size_t i = 0; i < request->host_headers.count; i++)
        if (collect_asked(&collector, &request->host_directories, request->host_headers.items[i]) <
            0)
            return -1;
    if (request->host_headers.count) /* nothing else can name a kernel header twice */
        drop_below_trees(list);
    header_list_sort(list);
    return 0;
}

/* Writes a header list to disk. Directories are opened once, and their entries are made by relative
 * names: 1500 links take a few milliseconds. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "sysroot/headers/headers_list.h"

/* The directory with the originals of overlaid headers. */
#define ORIGINALS "abicc-host/"

enum { NAME_ROOM = 1024 };

/* The output tree and its open directory: the list is sorted, so neighbours share one. */
struct tree {
    const char *include;
    int root;
    int directory;
    char name[NAME_ROOM]; /* of the open directory, "" = none or the root */
    struct error *err;
};

static int fail(const struct tree *tree, const char *name, const char *action)
{
    return error_system(tree->err, NULL, "%s/%s: cannot %s", tree->include, name, action);
}

/* Creates the directory `name` below the root with its parents. `name` is changed and restored. */
static int make_directories(const struct tree *tree, char *name)
{
    for (char *slash = strchr(name, '/');; slash = strchr(slash + 1, '/')) {
        if (slash)
            *slash = '\0';
        int failed = mkdirat(tree->root, name, 0755) < 0 && errno != EEXIST;
        if (failed)
            return fail(tree, name, "create the directory");
        if (!slash)
            return 0;
        *slash = '/';
    }
}

/* Opens the directory in the first `length` bytes of `name` (0: the root) unless it is open. */
static int enter_directory(struct tree *tree, const char *name, size_t length)
{
    if (tree->directory >= 0 && strlen(tree->name) == length &&
        memcmp(tree->name, name, length) == 0)
        return 0;
    if (length >= sizeof(tree->name))
        return error_set(tree->err, "%s: header name too long", name);
    if (tree->directory >= 0)
        close(tree->directory);
    memcpy(tree->name, name, length);
    tree->name[length] = '\0';
    if (length && make_directories(tree, tree->name) < 0) {
        tree->directory = -1;
        return -1;
    }
    tree->directory =
        openat(tree->root, length ? tree->name : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return tree->directory < 0 ? fail(tree, tree->name, "open the directory") : 0;
}

static int write_text(const struct tree *tree, const char *base, const char *text)
{
    FS_CLOSE int fd = openat(tree->directory, base, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0)
        return fail(tree, base, "create");
    size_t size = strlen(text);
    for (size_t done = 0; done < size;) {
        ssize_t n = write(fd, text + done, size - done);
        if (n < 0 && errno != EINTR)
            return fail(tree, base, "write");
        done += n > 0 ? (size_t)n : 0;
    }
    return 0;
}

/* Makes the entry `name` (below the root or abicc-host/): a file with `text`, or a link to the
 * header's path when `text` is NULL. */
static int write_entry(struct tree *tree, const char *name, const struct header *header,
                       const char *text)
{
    const char *slash = strrchr(name, '/');
    if (enter_directory(tree, name, slash ? (size_t)(slash - name) : 0) < 0)
        return -1;
    const char *base = slash ? slash + 1 : name;
    if (text)
        return write_text(tree, base, text);
    return symlinkat(header->path, tree->directory, base) < 0 ? fail(tree, name, "link") : 0;
}

static int write_all(struct tree *tree, const struct header_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct header *header = &list->items[i];
        if (!header->is_left_out && write_entry(tree, header->name, header,
                                                header->text ? header->text : header->original) < 0)
            return -1;
    }
    char name[NAME_ROOM + sizeof(ORIGINALS)];
    for (size_t i = 0; i < list->count; i++) {
        const struct header *header = &list->items[i];
        if (header->is_left_out || !header->text || !header->path)
            continue;
        int length = snprintf(name, sizeof(name), ORIGINALS "%s", header->name);
        if (length < 0 || (size_t)length >= sizeof(name))
            return error_set(tree->err, "%s: header name too long", header->name);
        if (write_entry(tree, name, header, header->original) < 0)
            return -1;
    }
    return 0;
}

int header_list_write(const struct header_list *list, const char *include, struct error *err)
{
    struct tree tree = {.include = include, .directory = -1, .err = err};
    tree.root = open(include, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (tree.root < 0)
        return error_system(err, include, "cannot open the directory");
    int status = write_all(&tree, list);
    if (tree.directory >= 0)
        close(tree.directory);
    close(tree.root);
    return status;
}

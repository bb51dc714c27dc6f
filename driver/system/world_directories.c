#include "system/world_directories.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/tree.h"

/* Limits files that include each other in a ring. */
enum { DEEPEST_INCLUDE = 8 };

struct reader {
    struct arena *arena;
    const char *root;
    struct strvec *directories;
};

static void add_directory(const struct reader *reader, const char *directory)
{
    const char *path = arena_printf(reader->arena, "%s%s", reader->root, directory);
    if (directory[0] == '/' && !strvec_contains(reader->directories, path) && fs_is_dir(path))
        strvec_push(reader->arena, reader->directories, path);
}

struct strvec world_directories_match(struct arena *arena, const char *root, const char *pattern)
{
    struct strvec files = {0};
    const char *slash = strrchr(pattern, '/');
    if (!slash)
        return files;
    const char *directory = arena_printf(arena, "%s%.*s", root, (int)(slash - pattern), pattern);
    struct tree_list list;
    struct error ignored;
    if (tree_list(arena, directory, &list, &ignored) < 0)
        return files;
    for (size_t i = 0; i < list.count; i++)
        if (fnmatch(slash + 1, list.items[i].name, FNM_PERIOD) == 0)
            strvec_pushf(arena, &files, "%s/%s", directory, list.items[i].name);
    return files;
}

/* Returns the path after `include`; NULL when the line has none. A name without a slash is relative
 * to the file's directory. */
static const char *included(const struct reader *reader, const char *line)
{
    static const char word[] = "include";
    size_t length = sizeof(word) - 1;
    if (strncmp(line, word, length) != 0 || !strspn(line + length, " \t"))
        return NULL;
    line += length + strspn(line + length, " \t");
    const char *name = arena_strndup(reader->arena, line, strcspn(line, " \t"));
    return name[0] == '/' ? name : arena_printf(reader->arena, "/etc/%s", name);
}

/* Reads a file of ldconfig(8): a directory on each line, comments after #, include, old hwcap. */
static int read_conf(const struct reader *reader, const char *path, unsigned depth,
                     struct error *err)
{
    const char *bytes;
    size_t size;
    if (depth > DEEPEST_INCLUDE || !fs_exists(path))
        return 0;
    if (fs_read(reader->arena, path, &bytes, &size, err) < 0)
        return -1;
    struct strvec lines = strvec_split(reader->arena, bytes, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        const char *text = lines.items[i] + strspn(lines.items[i], " \t");
        size_t length = strcspn(text, "#\r");
        while (length && strchr(" \t", text[length - 1]))
            length--;
        const char *line = arena_strndup(reader->arena, text, length);
        const char *pattern = included(reader, line);
        if (!pattern) {
            add_directory(reader, line);
            continue;
        }
        struct strvec files = world_directories_match(reader->arena, reader->root, pattern);
        for (size_t j = 0; j < files.count; j++)
            if (read_conf(reader, files.items[j], depth + 1, err) < 0)
                return -1;
    }
    return 0;
}

/* Adds Debian's directories, which are named by the triplet: lib/x86_64-linux-gnu. */
static void add_multiarch(const struct reader *reader, const char *lib)
{
    static const char *const patterns[] = {"*-linux-gnu", "*-linux-gnueabi*", "*-linux-gnuabi*"};
    for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
        struct strvec found = world_directories_match(
            reader->arena, reader->root, arena_printf(reader->arena, "%s/%s", lib, patterns[i]));
        for (size_t j = 0; j < found.count; j++)
            add_directory(reader, found.items[j] + strlen(reader->root));
    }
}

int world_directories_glibc(struct arena *arena, const char *root, struct strvec *directories,
                            struct error *err)
{
    const struct reader reader = {arena, root, directories};
    if (read_conf(&reader, arena_printf(arena, "%s/etc/ld.so.conf", root), 0, err) < 0)
        return -1;
    add_multiarch(&reader, "/lib");
    add_multiarch(&reader, "/usr/lib");
    add_directory(&reader, "/lib64");
    add_directory(&reader, "/usr/lib64");
    add_directory(&reader, "/lib");
    add_directory(&reader, "/usr/lib");
    return 0;
}

int world_directories_musl(struct arena *arena, const char *root, const char *arch,
                           struct strvec *directories, struct error *err)
{
    const struct reader reader = {arena, root, directories};
    const char *bytes = "/lib\n/usr/local/lib\n/usr/lib";
    size_t size;
    const char *path = arena_printf(arena, "%s/etc/ld-musl-%s.path", root, arch);
    if (fs_exists(path) && fs_read(arena, path, &bytes, &size, err) < 0)
        return -1;
    struct strvec lines = strvec_split(arena, bytes, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        struct strvec words = strvec_split(arena, lines.items[i], ':');
        for (size_t j = 0; j < words.count; j++)
            add_directory(&reader, words.items[j]);
    }
    return 0;
}

#include "ctl/clean.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

/* What abicc keeps in a cache: the state first, since it leads to the others. */
static const char *const parts[] = {"state", "identity", "sysroots"};

/* Where a part goes before it is removed file by file, so that nobody takes a half of it for whole.
 */
static const char doomed[] = ".removed-";

static bool has_ending(const char *text, const char *ending)
{
    size_t length = strlen(text);
    return length > strlen(ending) && strcmp(text + length - strlen(ending), ending) == 0;
}

static void warn_of_file(struct arena *arena, const char *path, const struct strvec *caches,
                         FILE *notes)
{
    const char *bytes;
    size_t size;
    struct error unreadable;
    if (fs_read(arena, path, &bytes, &size, &unreadable) < 0)
        return;
    for (size_t i = 0; i < caches->count; i++) {
        const char *inside = arena_printf(arena, "%s/", caches->items[i]);
        const char *found = memmem(bytes, size, inside, strlen(inside));
        if (!found)
            continue;
        size_t line = 1;
        for (const char *p = bytes; p < found; p++)
            line += *p == '\n';
        fprintf(notes, "%s:%zu: warning: names a header in the cache; remove it, or make cannot\n",
                path, line);
        return;
    }
}

/* Folders nest no deeper than paths can be long. */
int clean_warn(struct arena *arena, const char *folder, const struct strvec *caches, FILE *notes,
               struct error *err)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return error_set(err, "%s: cannot open the folder: %s", folder, strerror(errno));
    int result = 0;
    for (struct dirent *entry; result == 0 && (entry = readdir(dir));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *path = arena_printf(arena, "%s/%s", folder, entry->d_name);
        struct stat st;
        if (lstat(path, &st) < 0)
            continue;
        if (S_ISDIR(st.st_mode))
            result = clean_warn(arena, path, caches, notes, err);
        else if (S_ISREG(st.st_mode) && has_ending(entry->d_name, ".d"))
            warn_of_file(arena, path, caches, notes);
    }
    closedir(dir);
    return result;
}

/* What an earlier clean was killed in the middle of. */
static int remove_doomed(struct arena *arena, const char *cache, struct error *err)
{
    DIR *dir = opendir(cache);
    if (!dir)
        return error_set(err, "%s: cannot open the folder: %s", cache, strerror(errno));
    int result = 0;
    for (struct dirent *entry; result == 0 && (entry = readdir(dir));)
        if (strncmp(entry->d_name, doomed, strlen(doomed)) == 0)
            result = fs_remove_tree(arena_printf(arena, "%s/%s", cache, entry->d_name), err);
    closedir(dir);
    return result;
}

int clean_cache(struct arena *arena, const char *cache, struct error *err)
{
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        const char *path = arena_printf(arena, "%s/%s", cache, parts[i]);
        const char *aside =
            arena_printf(arena, "%s/%s%s-%ld", cache, doomed, parts[i], (long)getpid());
        if (rename(path, aside) < 0 && errno != ENOENT)
            return error_set(err, "%s: cannot rename: %s", path, strerror(errno));
    }
    return remove_doomed(arena, cache, err);
}

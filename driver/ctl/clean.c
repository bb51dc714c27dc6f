#include "ctl/clean.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "target/once.h"

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

/* Directories nest no deeper than paths can be long. */
int clean_warn(struct arena *arena, const char *directory, const struct strvec *caches, FILE *notes,
               struct error *err)
{
    DIR *dir = opendir(directory);
    if (!dir)
        return error_system(err, directory, "cannot open the directory");
    int result = 0;
    for (struct dirent *entry; result == 0 && (entry = readdir(dir));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *path = arena_printf(arena, "%s/%s", directory, entry->d_name);
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

int clean_item(struct arena *arena, const struct item *item, struct error *err)
{
    if (item->is_directory)
        return once_remove(arena, item->parent, item->name, err);
    if (unlink(item->path) < 0 && errno != ENOENT)
        return error_system(err, item->path, "cannot remove");
    return 0;
}

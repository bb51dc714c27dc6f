/* scandirat (glibc 2.15): scandir of a directory relative to another one. The including file
 * defines the entries, which readdir or readdir64 returns: those have numbers of 64 bits on all
 * architectures. */
#ifndef SCANDIRAT_H
#define SCANDIRAT_H

#include "libc.h"

struct dir;

enum { OPEN_DIRECTORY = O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_CLOEXEC };

extern int openat(int directory, const char *path, int flags, ...);
extern struct dir *fdopendir(int fd);
extern struct dirent *READ_ENTRY(struct dir *);
extern int closedir(struct dir *);
extern void qsort(void *, size_t, size_t, int (*)(const void *, const void *));

struct entries {
    struct dirent **items;
    size_t count, room;
};

static inline bool entries_add(struct entries *entries, const struct dirent *entry)
{
    if (entries->count == entries->room) {
        size_t room = entries->room ? entries->room * 2 : 16;
        struct dirent **items = realloc(entries->items, room * sizeof(*items));
        if (!items)
            return false;
        entries->items = items;
        entries->room = room;
    }
    struct dirent *copy = malloc(entry->d_reclen);
    if (!copy)
        return false;
    memcpy(copy, entry, entry->d_reclen);
    entries->items[entries->count++] = copy;
    return true;
}

/* The error that occurred, or 0. */
static inline int entries_read(struct entries *entries, struct dir *dir,
                               int (*select)(const struct dirent *))
{
    for (;;) {
        errno = 0;
        struct dirent *entry = READ_ENTRY(dir);
        if (!entry)
            return errno;
        if (select && !select(entry))
            continue;
        if (!entries_add(entries, entry))
            return ENOMEM;
    }
}

static inline int scan_directory_at(int directory, const char *path, struct dirent ***list,
                                    int (*select)(const struct dirent *),
                                    int (*compare)(const struct dirent **, const struct dirent **))
{
    int saved = errno;
    int fd = openat(directory, path, OPEN_DIRECTORY);
    if (fd < 0)
        return -1;
    struct dir *dir = fdopendir(fd);
    if (!dir) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    struct entries entries = {NULL, 0, 0};
    int error = entries_read(&entries, dir, select);
    closedir(dir);
    if (error) {
        for (size_t i = 0; i < entries.count; i++)
            free(entries.items[i]);
        free(entries.items);
        errno = error;
        return -1;
    }
    if (compare && entries.count)
        qsort(entries.items, entries.count, sizeof(*entries.items),
              (int (*)(const void *, const void *))(void *)compare);
    *list = entries.items;
    errno = saved;
    return (int)entries.count;
}

#endif

#include "sysroot/once.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

/* Locks <parent>/.lock until it is closed; the kernel lets go of it when the process dies. Gives -1
 * in
 * `*fd` where the file system has no locks: the rename at the end still keeps the result whole. */
static int lock(struct arena *arena, const char *parent, int *fd, struct error *err)
{
    const char *path = arena_printf(arena, "%s/.lock", parent);
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (*fd < 0)
        return error_set(err, "%s: cannot create: %s", path, strerror(errno));
    while (flock(*fd, LOCK_EX) < 0) {
        if (errno == EINTR)
            continue;
        close(*fd);
        *fd = -1;
        break;
    }
    return 0;
}

/* Where a folder is filled, before it gets its name. Without a lock each process has its own. */
static const char *unfinished(struct arena *arena, const char *parent, const char *name,
                              bool is_locked)
{
    if (is_locked)
        return arena_printf(arena, "%s/" ONCE_UNFINISHED "%s", parent, name);
    return arena_printf(arena, "%s/" ONCE_UNFINISHED "%s.%ld", parent, name, (long)getpid());
}

static int fill_and_rename(struct arena *arena, const char *temporary, const char *final,
                           once_fill *fill, const void *request, struct error *err)
{
    if (fs_remove_tree(temporary, err) < 0)
        return -1;
    if (mkdir(temporary, 0755) < 0)
        return error_set(err, "%s: cannot create the folder: %s", temporary, strerror(errno));
    struct error ignored;
    if (fill(arena, temporary, request, err) < 0) {
        fs_remove_tree(temporary, &ignored);
        return -1;
    }
    if (rename(temporary, final) == 0)
        return 0;
    int reason = errno;
    fs_remove_tree(temporary, &ignored);
    if (fs_is_dir(final)) /* made by another process where locks do not work */
        return 0;
    return error_set(err, "%s: cannot rename into place: %s", final, strerror(reason));
}

int once_make(struct arena *arena, const char *parent, const char *name, once_fill *fill,
              const void *request, struct error *err)
{
    const char *final = arena_printf(arena, "%s/%s", parent, name);
    if (fs_is_dir(final))
        return 0;
    if (fs_make_dirs(arena, parent, 0755, err) < 0)
        return -1;
    FS_CLOSE int fd = -1;
    if (lock(arena, parent, &fd, err) < 0)
        return -1;
    if (fs_is_dir(final))
        return 0;
    return fill_and_rename(arena, unfinished(arena, parent, name, fd >= 0), final, fill, request,
                           err);
}

int once_remove(struct arena *arena, const char *parent, const char *name, struct error *err)
{
    const char *path = arena_printf(arena, "%s/%s", parent, name);
    FS_CLOSE int fd = -1;
    if (lock(arena, parent, &fd, err) < 0)
        return -1;
    if (strncmp(name, ONCE_UNFINISHED, strlen(ONCE_UNFINISHED)) == 0)
        return fs_remove_tree(path, err);
    const char *aside = unfinished(arena, parent, name, fd >= 0);
    if (fs_remove_tree(aside, err) < 0)
        return -1;
    if (rename(path, aside) < 0)
        return errno == ENOENT ? 0 : error_set(err, "%s: cannot rename: %s", path, strerror(errno));
    return fs_remove_tree(aside, err);
}

#include "target/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

int lock_take(struct arena *arena, const char *directory, int *fd, struct error *err)
{
    const char *path = arena_printf(arena, "%s/.lock", directory);
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (*fd < 0 && errno == EACCES) /* another user's, who shares the cache */
        *fd = open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0)
        return error_system(err, path, "cannot create");
    while (flock(*fd, LOCK_EX) < 0) {
        if (errno == EINTR)
            continue;
        close(*fd);
        *fd = -1;
        break;
    }
    return 0;
}

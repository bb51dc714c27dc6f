#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/tree.h"

void fs_close_fd(const int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

bool fs_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool fs_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Returns how much was read: less than `size` at the end of the file. */
static ssize_t read_all(int fd, char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t n = read(fd, bytes + done, size - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        done += (size_t)n;
    }
    return (ssize_t)done;
}

int fs_read(struct arena *arena, const char *path, const char **bytes, size_t *size,
            struct error *err)
{
    /* A pipe without a writer must not keep the process waiting, nor a device be touched. */
    struct stat st;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return error_about(err, path, "not a regular file");
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return error_system(err, path, "cannot open");
    if (fstat(fd, &st) < 0)
        return error_system(err, path, "cannot stat");
    if (!S_ISREG(st.st_mode))
        return error_about(err, path, "not a regular file");
    char *buffer = arena_alloc(arena, (size_t)st.st_size + 1);
    ssize_t got = read_all(fd, buffer, (size_t)st.st_size);
    if (got < 0)
        return error_system(err, path, "cannot read");
    if (got < st.st_size)
        return error_about(err, path, "cannot read: the file shrank while it was read");
    *bytes = buffer;
    *size = (size_t)st.st_size;
    return 0;
}

static int write_fd(int fd, const char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t n = write(fd, bytes + done, size - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        done += (size_t)n;
    }
    return 0;
}

/* Opens the file with `flags`, writes it, and removes it again where that fails. */
static int write_file(const char *path, int flags, const void *bytes, size_t size,
                      struct error *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | flags, 0644);
    if (fd < 0)
        return error_system(err, path, "cannot create");
    bool is_written = write_fd(fd, bytes, size) == 0;
    int reason = errno;
    if (close(fd) < 0 && is_written) {
        is_written = false;
        reason = errno;
    }
    if (is_written)
        return 0;
    unlink(path);
    errno = reason;
    return error_system(err, path, "cannot write");
}

int fs_write(const char *path, const void *bytes, size_t size, struct error *err)
{
    return write_file(path, O_CREAT | O_EXCL, bytes, size, err);
}

int fs_rewrite(const char *path, const void *bytes, size_t size, struct error *err)
{
    return write_file(path, O_TRUNC, bytes, size, err);
}

const char *fs_temporary(struct arena *arena, const char *path)
{
    const char *temporary = arena_printf(arena, "%s.%ld.tmp", path, (long)getpid());
    unlink(temporary);
    return temporary;
}

static int rename_into_place(const char *temporary, const char *path, struct error *err)
{
    if (rename(temporary, path) == 0)
        return 0;
    int reason = errno;
    unlink(temporary);
    errno = reason;
    return error_system(err, path, "cannot rename into place");
}

int fs_write_atomic(struct arena *arena, const char *path, const void *bytes, size_t size,
                    struct error *err)
{
    const char *temporary = fs_temporary(arena, path);
    if (fs_write(temporary, bytes, size, err) < 0)
        return -1;
    return rename_into_place(temporary, path, err);
}

int fs_write_with_mode(struct arena *arena, const char *path, mode_t mode, struct fs_bytes bytes,
                       struct error *err)
{
    const char *temporary = fs_temporary(arena, path);
    mode_t mask = umask(077); /* what others may not read they never can */
    int status = fs_write(temporary, bytes.start, bytes.size, err);
    umask(mask);
    if (status < 0)
        return -1;
    if (chmod(temporary, mode) == 0)
        return rename_into_place(temporary, path, err);
    status = error_system(err, path, "cannot set the permissions");
    unlink(temporary);
    return status;
}

static const char *kind_of(mode_t mode)
{
    if (S_ISDIR(mode))
        return "directory";
    if (S_ISFIFO(mode))
        return "FIFO";
    return S_ISSOCK(mode) ? "socket" : "device";
}

int fs_output(struct arena *arena, const char *path, const char **place, struct error *err)
{
    struct stat st;
    *place = path;
    if (stat(path, &st) < 0) {
        if (errno != ENOENT)
            return error_system(err, path, "cannot write");
        if (lstat(path, &st) == 0)
            return error_about(err, path,
                               "is a symbolic link that leads nowhere: name a regular file");
        return 0;
    }
    if (!S_ISREG(st.st_mode))
        return error_about(err, path, "is a %s: name a regular file", kind_of(st.st_mode));
    *place = fs_real(arena, path);
    return *place ? 0 : error_system(err, path, "cannot write");
}

/* Returns the path with its directory resolved, or as it is when there is none. */
static const char *in_real_directory(struct arena *arena, const char *path)
{
    const char *directory = fs_real(arena, text_directory(arena, path));
    return directory ? arena_printf(arena, "%s/%s", directory, text_file_name(path)) : path;
}

bool fs_is_same(struct arena *arena, const char *a, const char *b)
{
    struct stat of_a;
    struct stat of_b;
    if (stat(a, &of_a) == 0 && stat(b, &of_b) == 0)
        return of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
    return strcmp(in_real_directory(arena, a), in_real_directory(arena, b)) == 0;
}

int fs_make_dir(const char *path, mode_t mode, struct error *err)
{
    return mkdir(path, mode) < 0 ? error_system(err, path, "cannot create the directory") : 0;
}

const char *fs_unfinished(struct arena *arena, const char *name)
{
    static const char ending[] = ".tmp";
    if (!text_ends_with(name, ending))
        return NULL;
    char *final = arena_strndup(arena, name, strlen(name) - strlen(ending));
    char *dot = strrchr(final, '.');
    if (!dot || !text_is_number(dot + 1))
        return NULL;
    *dot = '\0';
    return final;
}

const char *fs_make_temporary(struct arena *arena, const char *parent, const char *name)
{
    return mkdtemp(arena_printf(arena, "%s/%s-XXXXXX", parent && *parent ? parent : "/tmp", name));
}

int fs_make_dirs(struct arena *arena, const char *path, mode_t mode, struct error *err)
{
    char *copy = arena_strdup(arena, path);
    for (char *p = copy + 1;; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char saved = *p;
        *p = '\0';
        int reason = mkdir(copy, mode) < 0 ? errno : 0;
        /* On a read-only disk even an existing directory gives EROFS. */
        if (reason && !fs_is_dir(copy)) {
            errno = reason;
            return error_system(err, copy, "cannot create the directory");
        }
        *p = saved;
        if (!saved)
            break;
    }
    if (!fs_is_dir(path))
        return error_about(err, path, "exists and is not a directory");
    return 0;
}

bool fs_leads_through_link(struct arena *arena, const char *root, const char *relative)
{
    struct stat st;
    for (const char *at = relative; (at = strchr(at, '/')); at++) {
        const char *path = arena_printf(arena, "%s/%.*s", root, (int)(at - relative), relative);
        if (lstat(path, &st) == 0 && S_ISLNK(st.st_mode))
            return true;
    }
    return false;
}

int fs_link(const char *target, const char *path, struct error *err)
{
    return symlink(target, path) < 0 ? error_system(err, path, "cannot create the link") : 0;
}

/* A directory is removed behind what is in it. One that cannot be read may be empty. */
static int remove_step(void *data, const struct tree_step *step, struct error *err)
{
    (void)data;
    if (step->kind == TREE_ENTER || remove(step->path) == 0 || errno == ENOENT)
        return 0;
    return error_system(err, step->path, "cannot remove");
}

int fs_remove_tree(const char *path, struct error *err)
{
    return tree_walk(path, false, remove_step, NULL, err);
}

const char *fs_absolute(struct arena *arena, const char *path)
{
    if (path[0] == '/')
        return path;
    const char *here = fs_real(arena, ".");
    return here ? arena_printf(arena, "%s/%s", here, path) : NULL;
}

const char *fs_real(struct arena *arena, const char *path)
{
    char *resolved = realpath(path, NULL);
    if (!resolved)
        return NULL;
    const char *copy = arena_strdup(arena, resolved);
    free(resolved);
    return copy;
}

/* The open files of the process, read from /proc/self/fd without allocating memory. */
#ifndef OPEN_FDS_H
#define OPEN_FDS_H

#include "getdents.h"

struct kernel_dirent {
    uint64_t d_ino;
    int64_t d_off;
    uint16_t d_reclen;
    uint8_t d_type;
    char d_name[];
};

enum { OPEN_DIRECTORY = O_RDONLY | O_DIRECTORY | O_CLOEXEC, SEEK_SET = 0 };
extern off_t lseek(int fd, off_t offset, int whence);

/* Returns the number that a name stands for, or -1 for "." and "..". */
static inline int open_fds_number(const char *name)
{
    int number = 0;
    for (; *name; name++) {
        if (*name < '0' || *name > '9')
            return -1;
        number = number * 10 + (*name - '0');
    }
    return number;
}

/* Calls `act` for each open file from `first` to `last`, except the one by which the directory
 * is read. Returns false if /proc cannot be read; errno says why. If entries disappear while the
 * directory is read, the kernel may skip others, so the directory is read again until `act` no
 * longer returns that it changed anything. */
static inline bool open_fds_visit(unsigned first, unsigned last, bool (*act)(int fd))
{
    int directory = open("/proc/self/fd", OPEN_DIRECTORY);
    if (directory < 0)
        return false;
    _Alignas(struct kernel_dirent) char buffer[2048];
    long size;
    bool has_changed = false;
    for (;;) {
        size = read_records(directory, buffer, sizeof(buffer));
        if (size < 0)
            break;
        if (size == 0) {
            if (!has_changed)
                break;
            has_changed = false;
            lseek(directory, 0, SEEK_SET);
            continue;
        }
        for (long at = 0; at < size;) {
            const struct kernel_dirent *entry = (const struct kernel_dirent *)(buffer + at);
            at += entry->d_reclen;
            int fd = open_fds_number(entry->d_name);
            if (fd >= 0 && fd != directory && (unsigned)fd >= first && (unsigned)fd <= last &&
                act(fd))
                has_changed = true;
        }
    }
    close(directory);
    return size == 0;
}

#endif

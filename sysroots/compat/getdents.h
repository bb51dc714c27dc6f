/* The kernel's records of a directory, as getdents64 returns them. */
#ifndef GETDENTS_H
#define GETDENTS_H

#include "libc.h"

/* Reads records into the buffer; as the system call. Mips has it for 64-bit programs since
 * Linux 3.10. The records of the older call are of the same size, with the type in the last byte.
 */
static inline ssize_t read_records(int fd, void *buffer, size_t size)
{
    ssize_t got = syscall(SYS_getdents64, fd, buffer, size);
#ifdef __mips__
    enum { LENGTH = 16, TYPE = 18, OLD_NAME = 18, NAME = 19 };
    if (got >= 0 || errno != ENOSYS)
        return got;
    got = syscall(SYS_getdents, fd, buffer, size);
    unsigned char *record = buffer;
    for (ssize_t done = 0; done < got;) {
        uint16_t length;
        __builtin_memcpy(&length, record + LENGTH, sizeof(length));
        unsigned char type = record[length - 1];
        __builtin_memmove(record + NAME, record + OLD_NAME, (size_t)length - NAME);
        record[TYPE] = type;
        record += length;
        done += length;
    }
#endif
    return got;
}

#endif

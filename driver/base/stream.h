/* Reads a pipe piece by piece into one text. */
#ifndef BASE_STREAM_H
#define BASE_STREAM_H

#include <sys/types.h>

#include "base/arena.h"

struct stream {
    char *bytes; /* NUL-terminated; NULL before the first read */
    size_t size;
    size_t room;
};

/* Appends what can be read now; returns its size, 0 at the end, or -1. */
ssize_t stream_read(struct arena *arena, int fd, struct stream *stream);

#endif

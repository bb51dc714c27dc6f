#include "base/stream.h"

#include <errno.h>
#include <unistd.h>

/* The least room for one read. */
enum { READ_SIZE = 4096 };

ssize_t stream_read(struct arena *arena, int fd, struct stream *stream)
{
    stream->bytes =
        arena_reserve(arena, stream->bytes, stream->size, READ_SIZE + 1, &stream->room, 1);
    ssize_t n;
    do
        n = read(fd, stream->bytes + stream->size, stream->room - stream->size - 1);
    while (n < 0 && errno == EINTR);
    if (n > 0)
        stream->size += (size_t)n;
    return n;
}

#include "repository/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include "base/fs.h"

static const char *hex_of(struct arena *arena, struct sha256_ctx *context)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];
    char *hex = arena_alloc(arena, 2 * sizeof(digest) + 1);
    sha256_digest(context, sizeof(digest), digest);
    for (size_t i = 0; i < sizeof(digest); i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 0xf];
    }
    return hex;
}

const char *sha256_of_bytes(struct arena *arena, const void *bytes, size_t size)
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, size, bytes);
    return hex_of(arena, &context);
}

int sha256_of_file(struct arena *arena, const char *path, const char **hex, struct error *err)
{
    enum { PIECE = 1 << 16 };
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    uint8_t *piece = arena_alloc(arena, PIECE);
    struct sha256_ctx context;
    ssize_t n;
    if (fd < 0)
        return error_system(err, path, "cannot open");
    sha256_init(&context);
    while ((n = read(fd, piece, PIECE)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_system(err, path, "cannot read");
        sha256_update(&context, (size_t)n, piece);
    }
    *hex = hex_of(arena, &context);
    return 0;
}

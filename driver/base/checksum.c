#include "base/checksum.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/base16.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include "base/fs.h"

static const char *hex(struct arena *arena, const uint8_t *digest, size_t size)
{
    char *text = arena_alloc(arena, BASE16_ENCODE_LENGTH(size) + 1);
    base16_encode_update(text, size, digest);
    return text;
}

const char *checksum_sha1(struct arena *arena, const void *bytes, size_t size)
{
    uint8_t digest[SHA1_DIGEST_SIZE];
    struct sha1_ctx context;
    sha1_init(&context);
    sha1_update(&context, size, bytes);
    sha1_digest(&context, sizeof(digest), digest);
    return hex(arena, digest, sizeof(digest));
}

const char *checksum_sha256(struct arena *arena, const void *bytes, size_t size)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, size, bytes);
    sha256_digest(&context, sizeof(digest), digest);
    return hex(arena, digest, sizeof(digest));
}

int checksum_sha256_file(struct arena *arena, const char *path, const char **text,
                         struct error *err)
{
    enum { PIECE = 1 << 16 };
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    uint8_t digest[SHA256_DIGEST_SIZE];
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
    sha256_digest(&context, sizeof(digest), digest);
    *text = hex(arena, digest, sizeof(digest));
    return 0;
}

#include "base/checksum.h"

#include <nettle/base16.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

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

#include "base/digest.h"

#define XXH_INLINE_ALL
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

struct digest_text digest_bytes(const void *bytes, size_t size)
{
    XXH128_hash_t hash = XXH3_128bits(bytes, size);
    struct digest_text text;
    snprintf(text.hex, sizeof(text.hex), "%016llx%016llx", (unsigned long long)hash.high64,
             (unsigned long long)hash.low64);
    return text;
}

const char *digest_name(struct arena *arena, const char *stem, struct digest_text digest)
{
    return arena_printf(arena, "%s-%.*s", stem, DIGEST_SHORT, digest.hex);
}

const char *digest_stem(struct arena *arena, const char *name)
{
    const char *dash = strrchr(name, '-');
    if (!dash || dash == name || !digest_is_text(dash + 1, DIGEST_SHORT))
        return NULL;
    return arena_strndup(arena, name, (size_t)(dash - name));
}

bool digest_is_text(const char *text, size_t digits)
{
    return strlen(text) == digits && strspn(text, "0123456789abcdef") == digits;
}

uint64_t digest_hash(const void *bytes, size_t size)
{
    return XXH3_64bits(bytes, size);
}

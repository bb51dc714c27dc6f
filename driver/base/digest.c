#include "base/digest.h"

#define XXH_INLINE_ALL
#include <stdio.h>
#include <xxhash.h>

struct digest_text digest_bytes(const void *bytes, size_t size)
{
    XXH128_hash_t hash = XXH3_128bits(bytes, size);
    struct digest_text text;
    snprintf(text.hex, sizeof(text.hex), "%016llx%016llx", (unsigned long long)hash.high64,
             (unsigned long long)hash.low64);
    return text;
}

uint64_t digest_hash(const void *bytes, size_t size)
{
    return XXH3_64bits(bytes, size);
}

/* Digests that distinguish inputs (XXH3, 128 bits). Not for security. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { DIGEST_TEXT_SIZE = 33 };

struct digest_text {
    char hex[DIGEST_TEXT_SIZE];
};

/* Returns 32 hex digits for the `size` bytes. */
struct digest_text digest_bytes(const void *bytes, size_t size);

/* Returns 64 bits for them, for tables in memory. */
uint64_t digest_hash(const void *bytes, size_t size);

#endif

/* Digests that distinguish inputs (XXH3, 128 bits). Not for security. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
    DIGEST_DIGITS = 32,
    DIGEST_SHORT = 16 /* of them, in names that people read too */
};

struct digest_text {
    char hex[DIGEST_DIGITS + 1];
};

/* Hex digits over the `size` bytes. */
struct digest_text digest_bytes(const void *bytes, size_t size);

/* Returns "<stem>-<digest>", with the digest's first DIGEST_SHORT digits. */
const char *digest_name(struct arena *arena, const char *stem, struct digest_text digest);

/* Returns the stem of such a name, or NULL when it is none. */
const char *digest_stem(struct arena *arena, const char *name);

/* Returns whether the text could be a digest of so many digits. */
bool digest_is_text(const char *text, size_t digits);

/* 64 bits over them, for tables in memory. */
uint64_t digest_hash(const void *bytes, size_t size);

#endif

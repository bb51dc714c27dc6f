/* Checksums in the formats of other programs. */
#ifndef BASE_CHECKSUM_H
#define BASE_CHECKSUM_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* Return the digest of the `size` bytes in hex digits. */
const char *checksum_sha1(struct arena *arena, const void *bytes, size_t size);
const char *checksum_sha256(struct arena *arena, const void *bytes, size_t size);

/* Stores the same of a file, which is read piece by piece. A symbolic link is an error. */
int checksum_sha256_file(struct arena *arena, const char *path, const char **text,
                         struct error *err);

#endif

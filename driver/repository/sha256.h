/* SHA-256 of files. */
#ifndef REPOSITORY_SHA256_H
#define REPOSITORY_SHA256_H

#include "base/arena.h"
#include "base/error.h"

/* Returns the 64 hex digits of the bytes' digest. */
const char *sha256_of_bytes(struct arena *arena, const void *bytes, size_t size);

/* Stores the same of a file, which is read piece by piece. */
int sha256_of_file(struct arena *arena, const char *path, const char **hex, struct error *err);

#endif

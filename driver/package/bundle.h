/* Writes files into one tar. */
#ifndef PACKAGE_BUNDLE_H
#define PACKAGE_BUNDLE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct bundle_file {
    const char *name; /* in the tar */
    const char *path; /* on disk */
};

/* Writes the tar, whole or not at all: the same for the same files. */
int bundle_write(struct arena *arena, const char *path, const struct bundle_file *files,
                 size_t count, struct error *err);

#endif

/* Writes static archives, in the layout of System V that every linker reads. */
#ifndef SYSROOT_WRITE_ARCHIVE_WRITER_H
#define SYSROOT_WRITE_ARCHIVE_WRITER_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

struct archive_member {
    const char *name; /* of its file: strlcpy.o */
    const char *bytes;
    size_t size;
    struct strvec symbols; /* by which a linker finds it */
};

/* Writes a new archive of the members, in their order. */
int archive_write(struct arena *arena, const struct archive_member *members, size_t count,
                  const char *path, struct error *err);

#endif

/* Joins static archives. */
#ifndef SYSROOT_WRITE_ARCHIVE_JOIN_H
#define SYSROOT_WRITE_ARCHIVE_JOIN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Writes a new archive of the members of `archives`, in their order. Linkers take the first of two
 * members that define the same symbol. Members that are not ELF files are left out. */
int archive_join(struct arena *arena, const struct strvec *archives, const char *path,
                 struct error *err);

#endif

/* The target's packages in a sysroot: their headers and libraries beside those that abicc made. */
#ifndef SYSROOT_PACKAGE_OVERLAY_H
#define SYSROOT_PACKAGE_OVERLAY_H

#include "base/arena.h"
#include "base/error.h"
#include "sysroot/sysroot.h"

/* Adds the files of request->packages to the sysroot in `directory`, as links. What the sysroot has
 * already stays: the C library and its headers are those of the floor. Linker scripts are copied,
 * because linkers take their paths as those of the sysroot only if they lie in it, and .pc files
 * get the sysroot's path as their prefix. */
int package_overlay_write(struct arena *arena, const struct sysroot_request *request,
                          const char *directory, struct error *err);

#endif

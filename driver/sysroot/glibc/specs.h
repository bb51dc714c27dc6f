/* What a compiler must be told to link inside a sysroot. */
#ifndef SYSROOT_GLIBC_SPECS_H
#define SYSROOT_GLIBC_SPECS_H

#include "base/arena.h"

/* Name of the specs file in the sysroot. */
#define SPECS_FILE "abicc.specs"

/* The specs file for gcc and a glibc sysroot, which --sysroot names (%R). gcc puts a -L for every
 * directory that it believes may hold libraries (%D in *link_libgcc; gcc manual, "Spec Files"), the
 * host's multiarch directories among them, which --sysroot does not move. Here the list is the
 * sysroot and gcc's own directory, and LIBRARY_PATH is in it no longer. */
const char *specs_glibc(struct arena *arena, const char *install_dir);

#endif

/* The specs with which gcc links inside a sysroot. */
#ifndef SYSROOT_GLIBC_SPECS_H
#define SYSROOT_GLIBC_SPECS_H

#include "base/arena.h"

/* The name of the specs file in the sysroot. */
#define SPECS_FILE "abicc.specs"

/* Returns the specs file for gcc and a glibc sysroot, which --sysroot names (%R). gcc adds a -L for
 * every directory that may have libraries (%D in *link_libgcc; gcc manual, "Spec Files"), also for
 * the host's multiarch directories, which --sysroot does not move. Here the list is the sysroot,
 * its stubs for -l:libm.so.6, and gcc's own directory, without LIBRARY_PATH. */
const char *specs_glibc(struct arena *arena, const char *install_dir);

#endif

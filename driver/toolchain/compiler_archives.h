/* The compiler's own archives, known by their names wherever they are: a link may name them by
 * path, and another gcc's need the same of the C library. */
#ifndef TOOLCHAIN_COMPILER_ARCHIVES_H
#define TOOLCHAIN_COMPILER_ARCHIVES_H

#include <stdbool.h>

#include "base/arena.h"
#include "toolchain/toolchain.h"

/* What an archive is, by what it needs beside it. */
enum archive_kind {
    ARCHIVE_OTHER,   /* not the compiler's, or one that needs nothing (libgcc.a) */
    ARCHIVE_RUNTIME, /* libgcc_eh, libgomp, libgcov, compiler-rt ...: what newer C libraries have */
    ARCHIVE_LIBSTDCXX, /* libstdc++, libsupc++: more of that, and abicc's objects before it */
    ARCHIVE_LIBCXX     /* libc++, libc++abi: the same, for clang's */
};

/* Returns the kind by the name without its suffix: libstdc++. */
enum archive_kind compiler_archive_kind(const char *name);

/* Returns the kind of an archive by its file name. */
enum archive_kind compiler_archive_kind_of_file(struct arena *arena, const char *path);

/* Returns whether the archive, given by its real path, is one of LLVM's runtimes. Distributions may
 * install these among the host's libraries. */
bool compiler_archive_is_of_llvm(struct arena *arena, const struct toolchain *toolchain,
                                 const char *real);

#endif

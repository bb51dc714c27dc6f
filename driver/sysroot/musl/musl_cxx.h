/* The headers of the compiler's C++ library in a musl sysroot: those of the compiler, which were
 * configured for glibc, and before them abicc's, which correct them (sysroots/include/musl-cxx). */
#ifndef SYSROOT_MUSL_MUSL_CXX_H
#define SYSROOT_MUSL_MUSL_CXX_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Fills `include`, the sysroot's usr/include, with directories of C++ headers; `own` are the
 * compiler's, in search order. Nothing is written for a compiler that has none. */
int musl_write_cxx_headers(struct arena *arena, const struct strvec *roots,
                           const struct strvec *own, const char *include, struct error *err);

/* Returns gcc's options, separated by blanks, by which C++ compiles search these directories first.
 */
const char *musl_cxx_gcc_words(struct arena *arena);

/* Returns the part of gcc's specs that makes C++ compiles search these directories first. */
const char *musl_cxx_specs(struct arena *arena);

/* Appends the options by which clang searches them. It warns of them where nothing is C++. */
void musl_cxx_clang_options(struct arena *arena, const char *sysroot, struct strvec *options);

/* Returns whether the directory is one of the compiler's that the sysroot's stand for. */
bool musl_cxx_replaces(struct arena *arena, const char *sysroot, const char *directory);

#endif

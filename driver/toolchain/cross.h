/* Compilers for another architecture than this machine's: what they are called, where their parts
 * are, and which packages contain them. */
#ifndef TOOLCHAIN_CROSS_H
#define TOOLCHAIN_CROSS_H

#include "toolchain/toolchain.h"

/* Returns the names of the cross compilers for which `name` stands (aarch64-linux-gnu-gcc-12 for
 * gcc-12), in the order in which they are tried: none for this machine's architecture, and none for
 * clang, which is one program for all. */
struct strvec cross_names(struct arena *arena, const struct arch *arch, const char *name);

/* Returns toolchain->cross; the other members are set. */
const char *cross_directory(struct arena *arena, const struct toolchain *toolchain);

/* Returns a line that says which packages contain the headers of a C library for the architecture,
 * after a newline. */
const char *cross_headers_advice(struct arena *arena, const struct arch *arch);

/* Returns lines that say which packages contain a compiler for the architecture, each after a
 * newline; "" for this machine's. */
const char *cross_advice(struct arena *arena, const struct arch *arch);

#endif

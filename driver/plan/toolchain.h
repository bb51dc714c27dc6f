/* The real compiler beneath: found once, never abicc itself, its family and version known. */
#ifndef PLAN_TOOLCHAIN_H
#define PLAN_TOOLCHAIN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"

enum compiler_family { COMPILER_GCC, COMPILER_CLANG };

struct toolchain {
    const char *path; /* absolute, as it is to be executed (argv[0] decides on names such as g++) */
    enum compiler_family family;
    struct version version;
    const char *target;      /* -dumpmachine: x86_64-linux-gnu */
    const char *install_dir; /* the folder of its libgcc.a: /usr/lib/gcc/x86_64-linux-gnu/12 */
    const char *signature;   /* real path, size, mtime: changes when the compiler is exchanged */
};

#endif

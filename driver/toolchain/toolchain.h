/* The underlying compiler: found once, never abicc itself, with its family and version. */
#ifndef TOOLCHAIN_TOOLCHAIN_H
#define TOOLCHAIN_TOOLCHAIN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/process.h"
#include "base/strvec.h"
#include "base/version.h"
#include "base/witness.h"
#include "tables/arch.h"

enum compiler_family { COMPILER_GCC, COMPILER_CLANG };

struct toolchain {
    const char *path;    /* absolute, to be executed as it is: compilers read names such as g++ */
    const char *program; /* the compiler itself, where `path` is a link to ccache or its like */
    enum compiler_family family;
    struct version version;
    const char *target;      /* as configured: x86_64-linux-gnu, x86_64-pc-linux-gnu */
    const char *install_dir; /* the directory of its libgcc.a: /usr/lib/gcc/x86_64-linux-gnu/12 */
    const char *arch;        /* the architecture that it was found for */
    struct strvec words; /* by which it compiles for that: -m32, --target=aarch64-linux-gnu; none
                          * where it does so by itself */
    const char *cross;   /* of a cross compiler: the directory with the C library, the C++ headers
                          * and the programs of its target, /usr/aarch64-linux-gnu; "" for others */
    const char *libcxx;  /* clang's: the directory of the libc++.a that its headers belong to; ""
                          * when there is none */
    bool has_ieee_long_double; /* it was configured to have long double in that format */
    const char *signature;     /* real path, size, mtime, and its version text: changes when the
                                * compiler is replaced */
};

/* Which compiler to find. */
struct toolchain_wish {
    const char *wanted; /* a path, or a name for PATH; or NULL */
    const struct strvec *candidates;
    const char *family; /* "gcc" or "clang": one of the other family is passed over; NULL: any */
    const char *asker;  /* what asks for the family: "program name abi-gcc" */
    const char *arch;   /* that it must compile for */
    bool is_cxx;        /* it must have a C++ library for the architecture, too */
    bool needs_libgcc; /* of a compiler that is told the architecture: it must have its libraries */
};

/* Finds the compiler that is wanted, when one is, else the first candidate that exists and makes
 * code for the architecture. Where that is not this machine's, gcc stands for the cross compilers
 * of that name too (aarch64-linux-gnu-gcc), and a compiler for several architectures is told which
 * one. Files that are abicc under another name are passed over. `sources` gets every path looked
 * at, found or not. Errors: none found, or the one found answers as no known compiler. */
int toolchain_find(struct arena *arena, const struct toolchain_wish *wish,
                   const char *const *environment, struct toolchain *toolchain,
                   struct witness *sources, struct error *err);

/* Returns "gcc" or "clang". */
const char *toolchain_family(const struct toolchain *toolchain);

/* Returns whether the file is this program: a symbolic or hard link named cc or gcc. */
bool toolchain_is_abicc(const char *path);

/* Returns what the compiler at `path` prints for these arguments alone, in English. `status` is not
 * 0 when it could not be run. */
struct process_output toolchain_ask(struct arena *arena, const char *path,
                                    const char *const *environment, const struct strvec *words);

/* Returns the architecture that the compiler makes code for by itself, or NULL. */
const struct arch *toolchain_arch_of(struct arena *arena, const struct toolchain *toolchain);

/* Returns the directory below which clang looks for the gcc whose libgcc and C++ headers it uses:
 * what precedes lib/gcc/<target>/<version> in install_dir. NULL when there is none. */
const char *toolchain_gcc_prefix(struct arena *arena, const struct toolchain *toolchain);

/* The environment variables that change what a gcc or clang finds (gcc manual, "Environment
 * Variables"; clang's CPATH family; ld's LD_RUN_PATH). COMPILER_PATH and LD_LIBRARY_PATH are none:
 * they lead to programs and to what runs them. */
enum variable_kind {
    VARIABLE_HEADERS,   /* a list of include directories */
    VARIABLE_LIBRARIES, /* a list of library directories */
    VARIABLE_RUN_PATH,  /* a list of directories that the loader will search */
    VARIABLE_PARTS      /* where gcc's own parts are, which abicc asks gcc itself */
};

struct toolchain_variable {
    const char *name;
    enum variable_kind kind;
};
extern const struct toolchain_variable toolchain_variables[];
extern const size_t toolchain_variable_count;

#endif

/* The compiler's own libraries besides its C++ library: OpenMP, coverage, sanitizers ... What is
 * known of them stands in one table, for sysroots, links and links that fail. */
#ifndef TOOLCHAIN_COMPILER_LIBRARIES_H
#define TOOLCHAIN_COMPILER_LIBRARIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "toolchain/toolchain.h"

struct compiler_library {
    const char *name;     /* libgomp */
    const char *needs;    /* for a linker script: what its archive rests on, or "" */
    const char *prefixes; /* what begins its names, between spaces; "" when that is no sign */
    const char *remedy;   /* how a link gets it, where there are prefixes */
    bool is_of_program;   /* shared libraries use the program's copy */
};

/* libstdc++ comes first, whose names are the most. */
extern const struct compiler_library compiler_libraries[];
extern const size_t compiler_library_count;

/* The library that may have the name, by its spelling; NULL when none has. */
const struct compiler_library *compiler_library_find(const char *name);

/* May the library have the name, by its spelling. */
bool compiler_library_may_have(const struct compiler_library *library, const char *name);

/* libstdc++ with its parts, and libgcc, on which it rests: each module has its own, of which other
 * modules must not take notice. gcc finds them in its own directory too, which its specs leave on
 * the line. */
bool compiler_library_is_of_cxx(const struct compiler_library *library);

/* LLVM's libraries lie beside the directory of its programs, all others in the directory of
 * libgcc.a. */
const char *compiler_libraries_llvm_directory(struct arena *arena,
                                              const struct toolchain *toolchain);

#endif

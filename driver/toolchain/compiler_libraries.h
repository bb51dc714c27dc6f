/* The compiler's own libraries besides its C++ library: OpenMP, coverage, sanitizers ... One table
 * describes them for sysroots, links and failed links. */
#ifndef TOOLCHAIN_COMPILER_LIBRARIES_H
#define TOOLCHAIN_COMPILER_LIBRARIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "toolchain/toolchain.h"

struct compiler_library {
    const char *name;  /* libgomp */
    const char *needs; /* for a linker script: what its archive needs, or "" */
    const char
        *prefixes;      /* of its symbols, separated by spaces; "" when they have no common ones */
    const char *remedy; /* how to link it, where there are prefixes */
    bool is_of_program; /* shared libraries use the program's copy */
};

/* libstdc++ comes first, because it has the most symbols. */
extern const struct compiler_library compiler_libraries[];
extern const size_t compiler_library_count;

/* Returns the library that may have the symbol, judging by its spelling; NULL when none has. */
const struct compiler_library *compiler_library_find(const char *name);

/* Returns whether the library may have the symbol, judging by its spelling. */
bool compiler_library_may_have(const struct compiler_library *library, const char *name);

/* Returns whether the library is libstdc++ or one of its parts, or libgcc, which it needs: each
 * module has its own copy, which other modules must not see. gcc finds them in its own directory
 * too, which its specs leave in the search path. */
bool compiler_library_is_of_cxx(const struct compiler_library *library);

/* Returns the directory of LLVM's libraries, which is beside that of its programs; for other
 * compilers the directory of libgcc.a. */
const char *compiler_libraries_llvm_directory(struct arena *arena,
                                              const struct toolchain *toolchain);

#endif

/* The shared libraries that are shipped with an output: those that the linker opened, and those
 * that they need in turn. */
#ifndef LINK_LINK_LIBRARIES_H
#define LINK_LINK_LIBRARIES_H

#include <stddef.h>

#include "base/arena.h"
#include "facts/facts.h"
#include "link/link_files.h"

struct link_library {
    const char *path;
    const char *soname; /* by which others need it; the file name when it has none */
    enum origin origin;
    const struct facts *facts;
    const char *needed_by; /* the soname of another library; NULL: the output itself needs it */
};

struct link_libraries {
    struct link_library *items;
    size_t count;
};

/* Finds what `output` needs and `stubs`, the sysroot's directory of libraries, lacks. The linker
 * does not open what a library needs in turn: that is searched for as the loader would, and beside
 * that library. What is not found, or is not ELF, is left out. */
struct link_libraries link_libraries_read(struct arena *arena, const struct link_files *files,
                                          const struct facts *output, const char *stubs);

#endif

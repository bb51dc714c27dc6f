/* The shared libraries that come along with an output: those that the linker opened, and those that
 * these need in turn. */
#ifndef VERIFY_LINK_LIBRARIES_H
#define VERIFY_LINK_LIBRARIES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "verify/facts.h"
#include "verify/link_files.h"
#include "verify/world.h"

struct link_library {
    const char *path;
    enum origin origin;
    const char *soname; /* by which others need it: its file name when it has none */
    const struct facts *facts;
    const char *needed_by; /* another library's path; NULL: the output needs it */
};

struct link_libraries {
    struct link_library *items;
    size_t count;
};

/* Finds what `output` needs beyond the world's own libraries, and adds it to the world. A file that
 * cannot be read as ELF counts as not found. */
int link_libraries_read(struct arena *arena, const struct link_files *files,
                        const struct facts *output, struct world *world,
                        struct link_libraries *libraries, struct error *err);

#endif

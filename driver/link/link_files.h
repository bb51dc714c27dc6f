/* The files that a link was made of, as the linker tells them. */
#ifndef LINK_LINK_FILES_H
#define LINK_LINK_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "cmdline/cmdline.h"
#include "target/state.h"

/* Where a file comes from, by its directory, symbolic links followed. */
enum origin {
    ORIGIN_USER,
    ORIGIN_SYSROOT,
    ORIGIN_COMPILER,    /* its start files and libraries */
    ORIGIN_HOST,        /* a library directory of the host */
    ORIGIN_HOST_PACKAGE /* a directory in such a one: a language's own runtime (/usr/lib/ocaml) */
};

struct link_file {
    const char *path;
    enum origin origin;
};

struct link_files {
    struct link_file *items; /* in the order in which they were opened; may hold one twice */
    size_t count;
    bool has_gone_files; /* the compiler's temporary ones, which are left out */
};

/* The files of `opened` (struct run_result); when it is NULL, those that the line names. */
struct link_files link_files_read(struct arena *arena, const char *opened,
                                  const struct cmdline *line, const struct state *state);

/* The output's name in `opened`: an option to the linker itself may have chosen another one than
 * the compiler's. */
const char *link_files_output(struct arena *arena, const char *opened);

#endif

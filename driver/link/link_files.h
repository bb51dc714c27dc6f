/* The files of a link, as the linker lists them. */
#ifndef LINK_LINK_FILES_H
#define LINK_LINK_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "cmdline/cmdline.h"
#include "target/state.h"

/* Where a file comes from: by its directory, after symbolic links. */
enum origin {
    ORIGIN_USER,
    ORIGIN_SYSROOT,
    ORIGIN_COMPILER,    /* its start files and libraries */
    ORIGIN_HOST,        /* a library directory of the host */
    ORIGIN_HOST_PACKAGE /* a directory below such a directory: a language's own runtime
                           (/usr/lib/ocaml) */
};

struct link_file {
    const char *path;
    enum origin origin;
};

struct link_files {
    struct link_file *items; /* in the order in which they were opened; may have duplicates */
    size_t count;
    bool has_gone_files; /* temporary files of the compiler, which are left out */
};

/* Returns the files in `opened` (struct run_result); without it, those on the command line. */
struct link_files link_files_read(struct arena *arena, const char *opened,
                                  const struct cmdline *line, const struct state *state,
                                  const char *const *environment);

/* Returns the output's name in `opened`, which an option for the linker itself may have changed. */
const char *link_files_output(struct arena *arena, const char *opened);

#endif

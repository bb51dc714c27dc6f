/* What a link line names: files and libraries, and where the linker looks for the libraries. */
#ifndef LINK_INPUTS_H
#define LINK_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "cmdline/cmdline.h"
#include "target/state.h"

struct input {
    const char *library; /* z of -lz, NULL of a file */
    const char *path;    /* NULL: no directory has the library */
    bool is_own;         /* the user's or let in by the profile, not the sysroot's or compiler's */
    bool is_whole;       /* under --whole-archive: members come in unasked */
};

struct inputs {
    struct input *items;
    size_t count;
    struct strvec wanted;   /* names that the line itself asks for: -u NAME, -e NAME, main */
    bool drops_sections;    /* --gc-sections: what nothing refers to is left out */
    bool takes_cxx_library; /* -lstdc++, or the compiler adds it */
};

/* Reads them from the line as typed. Directories of the host, which the plan drops, are not looked
 * into. */
struct inputs inputs_read(struct arena *arena, const struct cmdline *line,
                          const struct state *state, const char *const *environment);

#endif

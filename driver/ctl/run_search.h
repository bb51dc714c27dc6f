/* Which file `abictl run` runs: this machine's, or that of the directory of --root. */
#ifndef CTL_RUN_SEARCH_H
#define CTL_RUN_SEARCH_H

#include "base/arena.h"

struct run_file {
    const char *path;   /* on this machine, with a slash; NULL: there is none */
    const char *inside; /* its path in the root directory, if it is a file of that */
    bool is_of_root;    /* the name means a file of the root directory, also if there is none */
};

/* Finds the program: a path, or a name for the working directory and then for PATH. With a root
 * directory (NULL: none), paths below /bin, /sbin, /lib* and /usr mean its files, because the
 * program sees no others there; those below the working directory stay this machine's. */
struct run_file run_search(struct arena *arena, const char *const *environment, const char *root,
                           const char *name);

#endif

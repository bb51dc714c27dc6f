/* Functions of glibc that load shared libraries while a program runs, even a static one. glibc's
 * linker warnings name them: they need the libraries of the same glibc release at run time. */
#ifndef FACTS_RUNTIME_LOADING_H
#define FACTS_RUNTIME_LOADING_H

#include <stdbool.h>

struct runtime_loading {
    const char *function;
    const char *what; /* that it loads: "name service libraries (nsswitch.conf)" */
    bool is_in_every; /* every static program of some release has it: only its callers count */
};

enum { RUNTIME_LOADING_MAX = 64 }; /* there are fewer */

/* Returns NULL when the function is not one of them. */
const struct runtime_loading *runtime_loading_find(const char *function);

#endif

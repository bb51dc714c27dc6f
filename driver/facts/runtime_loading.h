/* Functions of glibc that load shared libraries while the program runs, also in a static program:
 * those of which its linker warns that they need the libraries of the very glibc at run time. */
#ifndef FACTS_RUNTIME_LOADING_H
#define FACTS_RUNTIME_LOADING_H

#include <stdbool.h>

struct runtime_loading {
    const char *function;
    const char *what; /* it loads: "the name service's libraries" */
    bool is_in_every; /* static program of some release: only one who calls it says something */
};

enum { RUNTIME_LOADING_MAX = 64 }; /* there are fewer */

/* NULL when the function is none of them. */
const struct runtime_loading *runtime_loading_find(const char *function);

#endif

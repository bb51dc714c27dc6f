/* What a file needs of the loader that not every release of a C library has. Packed relative
 * relocations are apart: how glibc treats them depends on the file's symbol versions. */
#ifndef FACTS_LOADER_NEEDS_H
#define FACTS_LOADER_NEEDS_H

#include "facts/facts.h"

struct loader_need {
    const char *subject; /* "R_*_IRELATIVE" */
    const char *what;    /* "IFUNC relocations (functions chosen at load time)" */
    const char *remedy;
    struct version glibc; /* the first release that can; 0: all, VERSION_NEVER: none */
    struct version musl;
};

enum { LOADER_NEEDS_MAX = 3 };

/* Stores the needs, and returns their number; none for a program that starts without a loader. */
size_t loader_needs(const struct facts *facts, struct loader_need needs[LOADER_NEEDS_MAX]);

/* Returns the release of that C library. */
struct version loader_need_first(const struct loader_need *need, enum libc_kind libc);

#endif

/* For which C library a file was linked. */
#ifndef SYSTEM_RUNS_ON_LIBC_H
#define SYSTEM_RUNS_ON_LIBC_H

#include "facts/facts.h"

/* Whose file it is. */
enum load_libc {
    LOAD_ANY_LIBC, /* nothing in it tells: static, or a library that needs none */
    LOAD_GLIBC,
    LOAD_MUSL
};

enum load_libc load_libc_of(const struct facts *facts);

/* Does it start without a loader? */
bool load_is_static(const struct facts *facts);

#endif

/* The data in abicc itself: profiles, ABI tables, headers, start files. */
#ifndef BASE_DATA_H
#define BASE_DATA_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

struct data {
    const char *name;  /* path relative to the source tree: "profiles/alpine-musl.yaml" */
    const char *bytes; /* followed by a NUL that `size` does not count */
    size_t size;
};

/* Returns the embedded file of that name, or NULL. */
const struct data *data_find(const char *name);

/* Returns the first embedded file whose name begins with `prefix`, and their number in a row. */
const struct data *data_list(const char *prefix, size_t *count);

/* Stores the file `name` from the first directory of `roots` that has it, else the embedded one, in
 * memory of `arena`. Returns -1 when neither exists, or the file cannot be read. */
int data_open(struct arena *arena, const struct strvec *roots, const char *name, struct data *data,
              struct error *err);

/* Returns the hex SHA-256 over the embedded data and all sources of the wrapper: what may change an
 * output or the verdict on it, and the form of a kept state. It is part of identities and of the
 * names of states. */
const char *data_digest(void);

/* Returns the hex SHA-256 over the embedded data and the sources that write sysroots
 * (scripts/cmake/embed.cmake lists their directories). It is part of the names of sysroots, which
 * so survive a change of any other source. */
const char *data_sysroot_digest(void);

#endif

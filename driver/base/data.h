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

/* Hex SHA-256 over all embedded data and abicc's own sources: changes when outputs could change. */
const char *data_digest(void);

#endif

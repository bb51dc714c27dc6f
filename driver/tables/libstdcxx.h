/* Names of libstdc++.so.6 whose meaning changed in some GCC release: sysroots/abi/libstdcxx.tsv. */
#ifndef TABLES_LIBSTDCXX_H
#define TABLES_LIBSTDCXX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/text.h"
#include "base/version.h"

#define LIBSTDCXX_SONAME "libstdc++.so.6"

/* A name whose meaning changed in the release `gcc`. In the table, one that ends in * stands for
 * all names with that prefix. */
struct libstdcxx_change {
    struct text name; /* of a prefix without the * */
    bool is_prefix;
    struct version gcc;
};

struct libstdcxx_changes {
    const struct libstdcxx_change *items;
    size_t count;
};

/* Reads the table; `roots` as for data_open. */
int libstdcxx_changes_load(struct arena *arena, const struct strvec *roots,
                           struct libstdcxx_changes *changes, struct error *err);

/* Returns whether the name meant something else in the release `gcc` than it does today. */
bool libstdcxx_is_changed(const struct libstdcxx_changes *changes, const char *name,
                          struct version gcc);

#endif

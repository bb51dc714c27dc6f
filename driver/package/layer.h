/* One layer of a package: an archive in memory, which is decompressed while it is read, within a
 * budget. */
#ifndef PACKAGE_LAYER_H
#define PACKAGE_LAYER_H

#include <archive.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "package/package.h"

/* How much all layers of a package together may unpack to. */
struct layer_budget {
    const struct package_limits *limits;
    uint64_t packed;   /* bytes of the outermost package */
    uint64_t unpacked; /* so far */
    bool is_spent;     /* the limits are exceeded: nothing more is read */
};

/* Takes `bytes` off the budget. */
int layer_spend(struct layer_budget *budget, uint64_t bytes, struct error *err);

struct layer {
    struct archive *archive;
    struct archive *unpacker; /* feeds `archive` from compressed bytes; else NULL */
    struct layer_budget *budget;
    bool is_expanding; /* members are decompressed as they are read (zip) */
    bool is_failed;    /* the unpacker stopped, for the reason in `err` */
    struct error err;
};

/* Opens the archive in `bytes`, which are borrowed until the layer is closed. */
int layer_open(struct layer *layer, const void *bytes, size_t size, struct layer_budget *budget,
               struct error *err);
void layer_close(struct layer *layer);

/* Sets the error of the last call on `archive`. Returns -1. */
int layer_error(const struct layer *layer, struct error *err);

#endif

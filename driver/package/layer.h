/* One layer of a package: the archive that some bytes hold, decompressed on the way, within a
 * budget. */
#ifndef PACKAGE_LAYER_H
#define PACKAGE_LAYER_H

#include <archive.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "package/package.h"

/* What all layers of a package together may unpack to. */
struct layer_budget {
    const struct package_limits *limits;
    uint64_t packed;   /* bytes of the outermost package */
    uint64_t unpacked; /* so far */
    bool is_spent;     /* more than the limits allow: nothing goes on */
};

/* Takes `bytes` off the budget. */
int layer_spend(struct layer_budget *budget, uint64_t bytes, struct error *err);

struct layer {
    struct archive *archive;
    struct archive *unpacker; /* of compressed ones: what feeds `archive`, else NULL */
    struct layer_budget *budget;
    bool is_expanding; /* members unpack as they are read (zip) */
    bool is_failed;    /* the unpacker could not go on, for the reason in `err` */
    struct error err;
};

/* Opens the archive that `bytes` hold, which stay the caller's and must stay in place. */
int layer_open(struct layer *layer, const void *bytes, size_t size, struct layer_budget *budget,
               struct error *err);
void layer_close(struct layer *layer);

/* Sets the error that the last call on `archive` met. Returns -1. */
int layer_error(const struct layer *layer, struct error *err);

#endif

/* The library of polyfills that `abictl lower --with` makes. */
#ifndef CTL_LOWER_LIBRARY_H
#define CTL_LOWER_LIBRARY_H

#include "ctl/ctl.h"
#include "lower/lowering.h"

/* Links a library with all polyfills for functions that are newer than the release, each under its
 * name behind POLYFILL_EXPORTED. Its content depends on the release and the architecture only, so
 * that several programs can share it. */
int lower_library_make(struct ctl *ctl, const struct lower_tables *tables, struct version release,
                       const char *path, struct error *err);

#endif

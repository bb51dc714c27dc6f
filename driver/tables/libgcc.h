/* The symbols of libgcc_s.so.1 by architecture and GCC release: sysroots/abi/libgcc_s.tsv. */
#ifndef TABLES_LIBGCC_H
#define TABLES_LIBGCC_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/arch.h"
#include "tables/stub.h"

#define LIBGCC_SONAME "libgcc_s.so.1"

/* A GCC that has all symbols of the table. */
#define LIBGCC_NEWEST ((struct version){{9999, 0, 0}})

struct libgcc {
    struct stub stub;
    const struct version *first; /* of its symbols: the GCC release that added each, or 0 */
};

/* Stores what libgcc_s.so.1 of the GCC release has on the architecture. */
int libgcc_load(struct arena *arena, const struct strvec *roots, const char *arch,
                struct version gcc, struct libgcc *libgcc, struct error *err);

/* Returns the GCC release whose libgcc_s every system of the architecture with the glibc release
 * has. */
struct version libgcc_oldest(const char *arch, struct version floor);

#endif

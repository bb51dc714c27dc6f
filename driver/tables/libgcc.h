/* The symbols of libgcc_s.so.1 by GCC release: sysroots/abi/libgcc_s.tsv. */
#ifndef TABLES_LIBGCC_H
#define TABLES_LIBGCC_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/stub.h"

#define LIBGCC_SONAME "libgcc_s.so.1"

/* Stores what libgcc_s.so.1 of the GCC release has, without symbols for an architecture that the
 * table lacks. */
int libgcc_load(struct arena *arena, const struct strvec *roots, const char *arch,
                struct version gcc, struct stub *stub, struct error *err);

/* Returns the GCC release whose libgcc_s every system with the glibc release has. */
struct version libgcc_oldest(struct version floor);

#endif

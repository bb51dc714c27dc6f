/* What libgcc_s.so.1 offers, by GCC release: sysroots/abi/libgcc_s.tsv. */
#ifndef TABLES_LIBGCC_H
#define TABLES_LIBGCC_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/stub.h"

#define LIBGCC_SONAME "libgcc_s.so.1"

/* What libgcc_s.so.1 of the GCC release offers, from the table sysroots/abi/libgcc_s.tsv; without
 * symbols for an architecture that it leaves out. */
int libgcc_load(struct arena *arena, const struct strvec *roots, const char *arch,
                struct version gcc, struct stub *stub, struct error *err);

/* The GCC release whose libgcc_s every system of the glibc release has. */
struct version libgcc_oldest(struct version floor);

#endif

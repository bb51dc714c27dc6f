/* Pinning headers: .symver lines that tie an object's references to the floor's symbol versions,
 * for links that abicc does not run (gas manual, ".symver"). */
#ifndef SYSROOT_GLIBC_PINS_H
#define SYSROOT_GLIBC_PINS_H

#include "base/arena.h"
#include "base/version.h"
#include "tables/abi.h"

/* Returns the header: a line for each symbol with a newer default version since `floor`. */
const char *pins_header(struct arena *arena, const struct abi *abi, struct version floor);

#endif

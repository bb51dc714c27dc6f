/* Stub libraries: shared objects with symbols and versions but no code, written directly as ELF.
 * Rules: gABI (sections, dynamic), LSB symbol versioning (verdef, versym). */
#ifndef SYSROOT_WRITE_STUB_IMAGE_H
#define SYSROOT_WRITE_STUB_IMAGE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "tables/abi.h"
#include "tables/stub.h"

/* The ELF image of the stub for the architecture. */
struct stub_image {
    const char *bytes;
    size_t size;
};
int stub_build(struct arena *arena, const struct arch *arch, const struct stub *stub,
               struct stub_image *image, struct error *err);

#endif

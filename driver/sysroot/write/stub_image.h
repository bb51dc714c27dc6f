/* Stub libraries: shared objects with symbols and versions but no code, written directly as ELF.
 * Rules: gABI (sections, dynamic), LSB symbol versioning (verdef, versym). */
#ifndef SYSROOT_WRITE_STUB_IMAGE_H
#define SYSROOT_WRITE_STUB_IMAGE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "tables/abi.h"
#include "tables/stub.h"

/* The directory, in that of the libraries, where stubs are: they have the names of real libraries,
 * so it must be none that -print-file-name or -print-search-dirs leads to. In LD_LIBRARY_PATH it
 * would break every program. */
#define STUB_DIRECTORY "abicc_stubs"

/* The same as linker scripts name it: linkers put the sysroot before it. */
#define STUB_PLACE "/usr/lib/" STUB_DIRECTORY

/* The ELF image of the stub for the architecture. */
struct stub_image {
    const char *bytes;
    size_t size;
};
int stub_build(struct arena *arena, const struct arch *arch, const struct stub *stub,
               struct stub_image *image, struct error *err);

/* Writes the stub into the existing STUB_DIRECTORY of the library directory `lib`. Its file is
 * called like its soname, after `prefix`. */
int stub_write(struct arena *arena, const struct arch *arch, const struct stub *stub,
               const char *lib, const char *prefix, struct error *err);

#endif

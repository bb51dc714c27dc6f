/* Stub libraries: shared objects with symbols and versions and no code, written directly as ELF.
 * Rules: gABI (sections, dynamic), LSB symbol versioning (verdef, versym). */
#ifndef SYSROOT_WRITE_STUB_IMAGE_H
#define SYSROOT_WRITE_STUB_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "tables/abi.h"

struct stub_symbol {
    const char *name;
    const char *node;   /* version node, or NULL for none (musl) */
    uint64_t size;      /* of data */
    unsigned alias_set; /* 0 = none; data of the same non-zero set shares one address */
    bool is_default;    /* name@@node; otherwise name@node, which a linker does not find */
    bool is_data;
    bool is_tls; /* data of each thread */
    bool is_weak;
};

struct stub {
    const char *soname;
    const struct stub_symbol *symbols;
    size_t symbol_count;
    const char *const *nodes; /* verdef nodes in order, base (soname) left out */
    size_t node_count;
    struct strvec needed;     /* DT_NEEDED */
    struct strvec references; /* undefined weak names: a linker exports a program's own to them */
};

/* The ELF image of the stub for the architecture. */
struct stub_image {
    const char *bytes;
    size_t size;
};
int stub_build(struct arena *arena, const struct abi_arch *arch, const struct stub *stub,
               struct stub_image *image, struct error *err);

#endif

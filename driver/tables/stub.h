/* What a shared library offers to linkers, by the tables: its names, symbol versions and needs. A
 * stub library is written from it (sysroot/write/stub_image.h). */
#ifndef TABLES_STUB_H
#define TABLES_STUB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strvec.h"

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

#endif

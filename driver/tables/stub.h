/* What a shared library offers to linkers according to the tables: symbols, versions and needs.
 * Stub libraries are written from it (sysroot/write/stub_image.h). */
#ifndef TABLES_STUB_H
#define TABLES_STUB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strvec.h"

struct stub_symbol {
    const char *name;
    const char *node;   /* symbol version, or NULL for none (musl) */
    uint64_t size;      /* of data */
    unsigned alias_set; /* 0: none; data of the same set shares one address */
    bool is_default;    /* name@@node; otherwise name@node, which linkers do not find */
    bool is_data;
    bool is_tls; /* data of each thread */
    bool is_weak;
};

struct stub {
    const char *soname;
    const struct stub_symbol *symbols;
    size_t symbol_count;
    bool is_for_links; /* the library itself offers symbols to linkers, if the stub does not */
    const char *const *nodes; /* symbol versions in order, without the base (soname) */
    size_t node_count;
    struct strvec needed;     /* DT_NEEDED */
    struct strvec references; /* undefined weak names: a linker exports a program's own to them */
};

#endif

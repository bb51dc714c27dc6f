/* The records of a glibc table by symbol, whatever the library. */
#ifndef TABLES_ABI_INDEX_H
#define TABLES_ABI_INDEX_H

#include "tables/abi.h"

struct abi_index {
    const struct abi_record *const *records; /* by symbol, and then as in the table */
    size_t count;
};

struct abi_index abi_index(struct arena *arena, const struct abi *abi);

/* Finds the records of a symbol: the first of `count` that stand together. */
const struct abi_record *const *abi_index_find(const struct abi_index *index, struct text symbol,
                                               size_t *count);

#endif

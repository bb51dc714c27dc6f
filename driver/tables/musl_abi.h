/* What musl's libc.so exports, by release and architecture: sysroots/abi/musl.md. */
#ifndef TABLES_MUSL_ABI_H
#define TABLES_MUSL_ABI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/abi.h"
#include "tables/stub.h"

/* Returns the architecture, which the table covers as it does all; sets the error for another name.
 */
const struct arch *musl_abi_need_arch(struct arena *arena, const char *name, struct error *err);

struct musl_symbol {
    const char *name;
    bool is_data;
    uint64_t size;        /* of a data object, bytes */
    struct version first; /* releases that export it */
    struct version last;  /* 0 = still there in the newest release */
};

struct musl_abi {
    const struct arch *arch;
    struct version oldest; /* releases that can be answered */
    struct version newest;
    const struct musl_symbol *symbols; /* of one architecture, sorted by name */
    size_t symbol_count;
    struct alias_sets aliases;
};

/* Reads the table for one architecture; `roots` as for data_open. */
int musl_abi_load(struct arena *arena, const struct strvec *roots, const struct arch *arch,
                  struct musl_abi *abi, struct error *err);

/* Says which releases the table can answer when `release` is none of them. */
int musl_abi_check_release(const struct musl_abi *abi, struct version release, struct error *err);

bool musl_abi_is_present(const struct musl_symbol *symbol, struct version release);

/* Returns whether only earlier releases have it. */
bool musl_abi_is_gone(const struct musl_symbol *symbol, struct version release);

/* Finds all that the table says of a name: the first of `count` symbols that stand together. */
const struct musl_symbol *musl_abi_find(const struct musl_abi *abi, const char *name,
                                        size_t *count);

/* Returns what libc.so of the release exports, of the symbols that the release `known` has too. */
struct stub musl_abi_stub(struct arena *arena, const struct musl_abi *abi, struct version release,
                          struct version known);

#endif

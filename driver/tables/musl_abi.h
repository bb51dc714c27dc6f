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

struct musl_arch {
    const char *name;   /* as in profiles */
    const char *triple; /* x86_64-linux-musl */
    const char *soname; /* of libc.so, as Alpine has it: libc.musl-x86_64.so.1 */
    struct abi_arch elf;
};

/* The architecture `name`, or NULL and an error that lists those that the table covers. */
const struct musl_arch *musl_arch_find(const char *name, struct error *err);

struct musl_symbol {
    const char *name;
    bool is_data;
    uint64_t size;        /* of a data object, bytes */
    struct version first; /* releases that export it */
    struct version last;  /* 0 = still there in the newest release */
};

struct musl_abi {
    struct version oldest; /* releases that can be answered */
    struct version newest;
    const struct musl_symbol *symbols; /* of one architecture, sorted by name */
    size_t symbol_count;
    struct alias_sets aliases;
};

/* Reads the table for one architecture; `roots` as for data_open. */
int musl_abi_load(struct arena *arena, const struct strvec *roots, const struct musl_arch *arch,
                  struct musl_abi *abi, struct error *err);

/* Says which releases the table can answer when `release` is none of them. */
int musl_abi_check_release(const struct musl_abi *abi, struct version release, struct error *err);

bool musl_abi_is_present(const struct musl_symbol *symbol, struct version release);

#endif

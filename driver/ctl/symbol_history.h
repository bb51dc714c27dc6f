/* Where a symbol was, at which versions, in which releases: what `abictl explain` tells of it. */
#ifndef CTL_SYMBOL_HISTORY_H
#define CTL_SYMBOL_HISTORY_H

#include "ctl/explain_kernel.h"
#include "system/library_system.h"
#include "tables/polyfill.h"
#include "tables/polyfill_reason.h"

/* The symbol at one version of one library. */
struct symbol_entry {
    const char *library; /* soname */
    const char *node;
    const struct abi_record *record;
    bool was_default;
    struct version until; /* the release that made another one the default; 0: it still is */
};

struct symbol_history {
    const char *name;
    struct symbol_entry *entries;
    size_t count;
    struct version glibc;           /* first release in which a linker finds it; 0: none */
    struct strvec moves;            /* "from librt.so.1 to libc.so.6 with glibc 2.17" */
    const struct musl_symbol *musl; /* of musl's table, musl_count side by side */
    size_t musl_count;
    struct version musl_first;
    struct strvec differences; /* how musl differs: what to use instead, what it does otherwise */
    const char *libgcc;        /* version at which libgcc_s.so.1 has it; NULL */
    const struct polyfill *polyfill;
    const struct polyfill_reason *no_polyfill; /* why there is none; NULL: no need is known */
    struct explain_kernel kernel;              /* the system call that it rests on */
    const struct library *promised;            /* the profile's library that has it; NULL */
};

/* Reads the tables of `explain` for the symbol. One that none of them has is no error. */
int symbol_history_read(struct explain *explain, const char *name, struct symbol_history *history,
                        struct error *err);

#endif

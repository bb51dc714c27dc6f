/* The ABI tables of sysroots/abi: which symbol, at which version node, in which library, in which
 * glibc releases. File format and the rule for default versions: sysroots/abi/README.md. */
#ifndef TABLES_ABI_H
#define TABLES_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/table.h"
#include "base/version.h"
#include "tables/alias_sets.h"
#include "tables/arch.h"
#include "tables/withdrawn.h"

/* One line of <arch>.abi. The texts are borrowed from the table. */
struct abi_record {
    struct text library; /* "libc", "ld": without the soname's number */
    struct text symbol;
    struct text node;            /* "GLIBC_2.17" */
    struct version node_version; /* 2.17; GCC_3.0 sorts below all */
    bool is_data;
    uint64_t size;        /* of a data object, bytes */
    struct version first; /* releases that hold the record */
    struct version last;  /* 0 = still there in the newest release */
    bool is_compat;       /* not a default from release compat_from on (0 = never was) */
    struct version compat_from;
    const struct withdrawn *withdrawn; /* the part that has no headers any more; or NULL */
};

struct abi_library {
    const char *name;   /* libc */
    const char *soname; /* libc.so.6 */
    struct version first;
    struct version last; /* 0 = still there */
};

/* A version node that a library defines though no public symbol stands in it. */
struct abi_node {
    const char *library;
    const char *name; /* GLIBC_ABI_DT_RELR */
    struct version first;
};

struct abi {
    const struct arch *arch;
    struct version oldest; /* oldest floor that can be answered */
    struct version newest;
    const struct abi_record *records; /* sorted by library, symbol, node version, first */
    size_t record_count;
    const struct abi_library *libraries;
    size_t library_count;
    const struct abi_node *nodes;
    size_t node_count;
    struct alias_sets aliases;
};

/* Fields that the tables of glibc and musl share: "F", or "D:" and the size of a data object; and
 * the releases that hold a symbol, "2.3-2.33" or "2.3" (`last` becomes 0: still there). */
bool abi_read_type(struct text text, bool *is_data, uint64_t *size);
bool abi_read_releases(struct text text, struct version *first, struct version *last);

/* Reads the tables of one architecture; `roots` as for data_open. */
int abi_load(struct arena *arena, const struct strvec *roots, const char *arch, struct abi *abi,
             struct error *err);

/* Reads only the records of these symbols. */
int abi_load_symbols(struct arena *arena, const struct strvec *roots, const char *arch,
                     const struct strvec *symbols, struct abi *abi, struct error *err);

/* Says which floors the tables can answer when `floor` is none of them. */
int abi_check_floor(const struct abi *abi, struct version floor, struct error *err);

/* Returns the library that records call so (libc), whatever the release, or NULL. */
const struct abi_library *abi_find_library(const struct abi *abi, struct text name);

/* Returns the library of that soname, whatever the release, or NULL. */
const struct abi_library *abi_library_of_soname(const struct abi *abi, const char *soname);

/* Returns whether the release has the library. */
bool abi_library_is_present(const struct abi_library *library, struct version release);

/* Return whether the record exists in `release`; whether linkers find it in the release's own
 * library; and whether they do in abicc's stub, which leaves out what has no headers any more. */
bool abi_is_present(const struct abi_record *record, struct version release);
bool abi_is_default(const struct abi_record *record, struct version release);
bool abi_is_linkable(const struct abi_record *record, struct version release);

/* First release in which a linker finds `symbol` in any public library; false when never. Hot only
 * in sysroot generation: builds no index. */
bool abi_first_release(const struct abi *abi, const char *symbol, struct version *first);

#endif

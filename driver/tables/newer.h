/* The names that the host's headers may declare and the target's release lacks. */
#ifndef TABLES_NEWER_H
#define TABLES_NEWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/table.h"
#include "base/version.h"
#include "tables/abi.h"
#include "tables/polyfill.h"

struct newer_name {
    struct text text;
    bool is_data;    /* an object, not a function */
    bool is_for_cxx; /* the host's C++ library needs it in any release: hidden from C only */
    /* Also, or only, a macro, an enumerator or a type: renamed wherever the headers write it. */
    bool is_word;
    struct text before; /* the macro's value at the floor; length 0: the floor has none */
};

struct newer {
    struct newer_name *names;
    size_t count;
    uint16_t *slots; /* hash table: index of the name + 1; 0: empty */
    size_t slot_mask;
};

/* What is asked of the tables. */
struct newer_request {
    const struct strvec *roots;
    const struct abi *abi;
    struct version floor;
    struct version host;
    const struct polyfill_table *given;
};

/* Stores the names in the tables that linkers find in no public library of release `floor` but in
 * that of a later release up to `host`, whose headers these are. Names that came after the host are
 * not functions in its headers (they may be macros for another: res_query before 2.34). Leaves out
 * what libc_nonshared.a adds to every release (stat, mknod, atexit ...), and the `given` polyfills.
 * Adds the macros, enumerators and types of header-names.tsv that are newer than `floor`. */
int newer_from_abi(struct arena *arena, const struct newer_request *request, struct newer *newer,
                   struct error *err);

/* Stores the given names, each as a function. */
void newer_from_names(struct arena *arena, const struct strvec *names, struct newer *newer);

/* Steps a running hash of a name, which starts with 0, by one character. */
static inline uint32_t newer_hash_step(uint32_t hash, char c)
{
    return hash * 31 + (unsigned char)c;
}

/* Returns the index of the name whose hash is `hash`, or -1. */
int newer_find_hashed(const struct newer *newer, struct text name, uint32_t hash);
int newer_find(const struct newer *newer, const char *name);
int newer_find_text(const struct newer *newer, struct text name);

/* A set of names by index. */
struct newer_set {
    uint64_t *words;
};
struct newer_set newer_set_make(struct arena *arena, const struct newer *newer);
static inline void newer_set_add(struct newer_set set, size_t index)
{
    set.words[index / 64] |= (uint64_t)1 << (index % 64);
}
static inline bool newer_set_has(struct newer_set set, size_t index)
{
    return set.words[index / 64] >> (index % 64) & 1;
}
/* Adds all of `more`. */
void newer_set_join(struct newer_set set, struct newer_set more, const struct newer *newer);
bool newer_set_is_empty(struct newer_set set, const struct newer *newer);

#endif

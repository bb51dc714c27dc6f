/* The table of functions that abicc can add where the target's libc lacks them
 * (sysroots/compat/polyfills.tsv, as scripts/polyfill-table completes it), and the choice of a
 * profile among them. */
#ifndef TABLES_POLYFILL_H
#define TABLES_POLYFILL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/table.h"
#include "base/version.h"

/* In the order of what they promise: each includes those before it. */
enum polyfill_class {
    POLYFILL_TOOLCHAIN, /* what the compilers' own archives need: always linked, never declared */
    POLYFILL_COMPLETE,  /* works completely on any kernel */
    POLYFILL_ALL        /* does what the kernel can: ENOSYS on an older one */
};

/* The prefix of helpers: functions that only other polyfills need. */
#define POLYFILL_HELPER "__abicc_"
/* The prefix of polyfills' names in a library of them (abictl lower --with). */
#define POLYFILL_EXPORTED "abicc_"
/* The prefix of sources that give another function a new name: they need only that one. */
#define POLYFILL_ALIAS "alias/"

/* One function. Texts are "" where the table says '-'. */
struct polyfill {
    const char *name;
    enum polyfill_class class;
    const char *source;      /* below sysroots/compat, without .c: complete/strlcpy */
    struct version since;    /* the first glibc release that has it, or all that use a helper */
    const char *header;      /* that declares it: sys/random.h */
    const char *guard;       /* the feature macro for the declaration: __USE_GNU */
    const char *declaration; /* for headers that are older than the function */
    const char *rests_on;    /* what it is implemented with, for readers */
    struct version kernel;   /* the first Linux on which it is complete; 0: any */
    const char *limits;      /* how it differs from glibc's own, one line */
};

struct polyfill_table {
    const struct polyfill *rows; /* sorted by name */
    size_t count;
};

/* Reads the rows that are offered on the architecture: of a function that some release of its glibc
 * has, and that abicc can provide there. NULL: the rows of all architectures. */
int polyfill_load(struct arena *arena, const char *arch, struct polyfill_table *table,
                  struct error *err);

/* Reads the rows of these functions, and of all functions that these headers declare, at a small
 * part of the cost. There may be others too. */
int polyfill_load_about(struct arena *arena, const char *arch, const struct strvec *names,
                        struct polyfill_table *table, struct error *err);

/* Returns the row of that name, or NULL. */
const struct polyfill *polyfill_find(const struct polyfill_table *table, const char *name);
const struct polyfill *polyfill_find_text(const struct polyfill_table *table, struct text name);

/* Returns the name of its object (tables/object_table.h): complete/strlcpy.o. */
const char *polyfill_object(struct arena *arena, const struct polyfill *polyfill);

/* Returns whether that header declares any of the functions. */
bool polyfill_has_header(const struct polyfill_table *table, struct text header);

/* Returns whether any is a function of _Float32, _Float64, _Float32x or _Float64x. */
bool polyfill_has_float_names(const struct polyfill_table *table);

/* Returns "toolchain", "complete" or "all", the words of the profile key `polyfills`. */
const char *polyfill_class_word(enum polyfill_class class);

/* Returns whether the value of the key (words: classes and names) includes the function. */
bool polyfill_is_chosen(const struct polyfill *polyfill, const struct strvec *choice);

/* Splits a value of the key into words; the error names the wrong one and the nearest right one. */
int polyfill_read_choice(struct arena *arena, const char *value, struct strvec *choice,
                         struct error *err);

/* Stores the rows that a choice includes on the architecture, with the helpers and aliased
 * functions that they need; without those of class toolchain, which need no choice. A name that is
 * not offered there is left out. */
int polyfill_choose(struct arena *arena, const char *arch, const struct strvec *choice,
                    struct polyfill_table *chosen, struct error *err);

#endif

/* The table of functions that abicc brings where the target's libc lacks them
 * (sysroots/compat/polyfills.tsv, as scripts/polyfill-table completes it), and which of them a
 * profile chooses. */
#ifndef TABLES_POLYFILL_H
#define TABLES_POLYFILL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/table.h"
#include "base/version.h"

/* In the order of what they promise: a choice of one takes in those before it. */
enum polyfill_class {
    POLYFILL_TOOLCHAIN, /* what the compilers' own archives need: always linked, never declared */
    POLYFILL_COMPLETE,  /* works wholly on any kernel */
    POLYFILL_ALL        /* does what the kernel can: an older one answers ENOSYS */
};

/* What the names of helpers begin with: functions that only other polyfills rest on. */
#define POLYFILL_HELPER "__abicc_"
/* What the sources of those begin with that are another function under a new name: they rest on
 * that one alone. */
#define POLYFILL_ALIAS "alias/"

/* One function. Texts are "" where the table says '-'. */
struct polyfill {
    const char *name;
    enum polyfill_class class;
    const char *source;      /* below sysroots/compat, without .c: complete/strlcpy */
    struct version since;    /* the first glibc release that has it, or all that a helper is for */
    const char *header;      /* that declares it: sys/random.h */
    const char *guard;       /* feature macro that the declaration stands under: __USE_GNU */
    const char *declaration; /* for headers that are older than the function */
    const char *rests_on;    /* what is beneath, for readers */
    struct version kernel;   /* the first Linux on which it does everything; 0 = any */
    const char *limits;      /* what differs from glibc's own, one line */
};

struct polyfill_table {
    const struct polyfill *rows; /* sorted by name */
    size_t count;
};

int polyfill_load(struct arena *arena, struct polyfill_table *table, struct error *err);

/* The row of that name, or NULL. */
const struct polyfill *polyfill_find(const struct polyfill_table *table, const char *name);
const struct polyfill *polyfill_find_text(const struct polyfill_table *table, struct text name);

/* Is any of the functions declared in that header. */
bool polyfill_has_header(const struct polyfill_table *table, struct text header);

/* Is any a function of _Float32, _Float64, _Float32x or _Float64x. */
bool polyfill_has_float_names(const struct polyfill_table *table);

/* "toolchain", "complete", "all": the words of the profile key `polyfills`. */
const char *polyfill_class_word(enum polyfill_class class);

/* Does the value of the key (words: classes and names) take the function in. */
bool polyfill_is_chosen(const struct polyfill *polyfill, const struct strvec *choice);

/* The words of a value of the key; the error says which is none and what is near. */
int polyfill_read_choice(struct arena *arena, const char *value, struct strvec *choice,
                         struct error *err);

/* The rows that a choice takes in, with the helpers and the aliases' functions that they rest on;
 * those of class toolchain, which need no choice, are left out. */
int polyfill_choose(struct arena *arena, const struct strvec *choice, struct polyfill_table *chosen,
                    struct error *err);

#endif

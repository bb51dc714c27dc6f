/* The compilers' options that matter here: their spelling, what they take, what they make of a
 * line. */
#ifndef CMDLINE_OPTIONS_H
#define CMDLINE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cmdline/cmdline.h"

/* How an option is written. One name may be written in several ways. */
enum {
    FORM_ALONE = 1,    /* -c */
    FORM_SEPARATE = 2, /* -o file */
    FORM_JOINED = 4,   /* -ofile; --output=file, where the '=' belongs to the name */
    FORM_EITHER = FORM_SEPARATE | FORM_JOINED,
    FORM_BOTH = 8 /* -Xarch_host word: the rest of the word, and the next one too */
};

/* What an option makes of the whole line; the greatest one wins, whatever the order (gcc and clang
 * agree: -S -c compiles to assembler, -c -E preprocesses). */
enum option_effect {
    EFFECT_NONE,
    EFFECT_LINKER_INPUT, /* -lm: there is something to link, even without a file */
    EFFECT_COMPILE,
    EFFECT_PREPROCESS,
    EFFECT_QUERY
};

struct option_row {
    const char *name;
    unsigned forms;
    enum option_effect effect;
    enum option_id id;
};

/* All rows, sorted by name (strcmp). A word that no row matches is OPT_OTHER and stands alone. */
extern const struct option_row option_rows[];
extern const size_t option_row_count;

struct option_match {
    enum option_id id;
    enum option_effect effect;
    const char *joined; /* what follows the name in the same word, or NULL */
    bool takes_next;    /* the next word is its argument */
};

/* The row with the longest name that `word` (which begins with '-') is a spelling of. */
struct option_match option_find(const char *word);

#endif

/* The compiler options that matter to abicc: their spelling, their arguments, and their effect on a
 * command line. */
#ifndef CMDLINE_OPTIONS_H
#define CMDLINE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cmdline/cmdline.h"

/* The forms of an option. One option may have several. */
enum {
    FORM_ALONE = 1,    /* -c */
    FORM_SEPARATE = 2, /* -o file */
    FORM_JOINED = 4,   /* -ofile; --output=file, where the '=' belongs to the name */
    FORM_EITHER = FORM_SEPARATE | FORM_JOINED,
    FORM_BOTH = 8 /* -Xarch_host word: the rest of the word and the next word are arguments */
};

/* The effect of an option on the whole command line; the greatest one applies, whatever the order
 * (gcc and clang agree: -S -c compiles to assembler, -c -E preprocesses). */
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

/* All rows, sorted by name (strcmp). A word that no row matches is OPT_OTHER, without argument. */
extern const struct option_row option_rows[];
extern const size_t option_row_count;

struct option_match {
    enum option_id id;
    enum option_effect effect;
    const char *joined; /* what follows the name in the same word, or NULL */
    bool takes_next;    /* the next word is its argument */
};

/* Returns the row with the longest name that `word` (which begins with '-') is a form of. */
struct option_match option_find(const char *word);

#endif

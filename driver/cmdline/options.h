/* The options of gcc and clang: their spelling, their arguments, and their effect on a command
 * line.
 */
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
    FORM_BOTH = 8,   /* -Xarch_host word: the rest of the word and the next word are arguments */
    FORM_FAMILY = 32 /* -f...: the name begins many options, none with an argument of its own that
                      * a stage asks about */
};

/* What the argument of an option is. */
enum option_value {
    VALUE_NONE,
    VALUE_TEXT,
    VALUE_FILE,
    VALUE_DIRECTORY,
    VALUE_LANGUAGE, /* of the inputs that follow */
    VALUE_WORDS     /* for another program, which reads them as options */
};

/* Whom an option is for, and in which language alone it counts. */
enum {
    FOR_DRIVER = 1,
    FOR_PREPROCESSOR = 2,
    FOR_COMPILER = 4,
    FOR_ASSEMBLER = 8,
    FOR_LINKER = 16,
    ONLY_CXX = 32,
    ONLY_OBJC = 64,
    ONLY_FORTRAN = 128,
    ONLY_GPU = 256,  /* CUDA, HIP, OpenCL, offloading */
    ONLY_OTHER = 512 /* Ada, D, Go, Modula-2 */
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
    unsigned char forms;
    unsigned char value; /* enum option_value */
    unsigned short scope;
    unsigned char effect; /* enum option_effect */
    unsigned char id;     /* enum option_id */
};

/* Rows, sorted by name (strcmp). */
struct option_table {
    const struct option_row *rows;
    size_t count;
};
extern const struct option_table option_table;      /* of one dash */
extern const struct option_table long_option_table; /* of two, which no long name means */

/* A long name for options of one dash: --output x and --output=x mean -o x. One that ends in '-' or
 * '=' begins the names of several: --warn-all means -Wall. */
struct long_name {
    const char *name;
    const char *meaning;
};
extern const struct long_name long_names[]; /* sorted by name */
extern const size_t long_name_count;

struct option_match {
    const struct option_row *row; /* NULL: no option of gcc's or clang's, but OPT_OTHER alone */
    enum option_id id;
    enum option_effect effect;
    const char *joined; /* what follows the name in the same word, or NULL */
    bool takes_next;    /* the next word is its argument */
};

/* Returns the row with the longest name that `word` (which begins with '-') is a form of. */
struct option_match option_find(const char *word);

#endif

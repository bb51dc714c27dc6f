/* The linkers' options: their spelling, what they take, what they are called here. */
#ifndef CMDLINE_LINKER_OPTIONS_H
#define CMDLINE_LINKER_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cmdline/linker_words.h"
#include "cmdline/options.h"

/* Forms beside those of the compilers' options (FORM_ALONE, FORM_SEPARATE, FORM_JOINED). */
enum {
    FORM_EQUALS = 16,                              /* --entry=main */
    FORM_VALUE = FORM_SEPARATE | FORM_EQUALS,      /* --entry main, --entry=main */
    FORM_OPTIONAL_VALUE = FORM_ALONE | FORM_EQUALS /* --build-id, --build-id=sha1 */
};

/* How many dashes stand before the name. */
enum { DASH_ONE = 1, DASH_TWO = 2, DASH_ANY = DASH_ONE | DASH_TWO };

struct linker_option {
    const char *name; /* without its dashes */
    unsigned forms;
    unsigned dashes;
    enum linker_word_id id;
};

/* All rows, sorted by name (strcmp). An option that no row matches is LINKER_OTHER and stands
 * alone. */
extern const struct linker_option linker_options[];
extern const size_t linker_option_count;

struct linker_match {
    enum linker_word_id id;
    const char *value; /* in the same word, or NULL */
    bool takes_next;   /* the next word is its value */
};

/* Returns what `text`, which begins with '-', means to a linker: an option whose name it has, whole
 * or (to GNU ld alone) its beginning, else one of a single letter with its value behind it. */
struct linker_match linker_option_find(const char *text);

#endif

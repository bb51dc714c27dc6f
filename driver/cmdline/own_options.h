/* abicc's own options: all begin with --abicc- and never reach the compiler. */
#ifndef CMDLINE_OWN_OPTIONS_H
#define CMDLINE_OWN_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "cmdline/cmdline.h"

struct own_option {
    const char *name;     /* "--abicc-profile" */
    const char *argument; /* "NAME": what its value is called; NULL when it takes none */
    const char *example;  /* a value that it may have */
    size_t member; /* offset in struct cmdline: a const char * of one with a value, else a bool */
    const char *help; /* one line */
};

/* Returns all of them, in the order in which --abicc-help and the manual list them. */
const struct own_option *own_option_list(size_t *count);

bool own_option_is(const char *word);

/* Reads the option at `words` (NULL-terminated) into `line`. Returns the number of words that it
 * takes, or -1. */
int own_option_read(const char *const *words, struct cmdline *line, struct error *err);

#endif

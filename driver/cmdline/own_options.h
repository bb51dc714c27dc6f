/* abicc's own options: all begin with --abicc- and never reach the compiler. */
#ifndef CMDLINE_OWN_OPTIONS_H
#define CMDLINE_OWN_OPTIONS_H

#include <stdbool.h>

#include "base/error.h"
#include "cmdline/cmdline.h"

bool own_option_is(const char *word);

/* Reads the option at `words` (NULL-terminated) into `line`. Returns the number of words that it
 * takes, or -1. */
int own_option_read(const char *const *words, struct cmdline *line, struct error *err);

#endif

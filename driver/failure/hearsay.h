/* The symbols that a linker's messages report as missing. The messages may be in any language, so
 * only names are searched for in them. */
#ifndef FAILURE_HEARSAY_H
#define FAILURE_HEARSAY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"

struct hearsay {
    const char *messages;
    struct strvec words; /* all that could be names of symbols, sorted */
};

struct hearsay hearsay_read(struct arena *arena, const char *messages);

/* Returns whether the messages have the name: the linker missed the symbol, or the symbol is a
 * function that missed another. */
bool hearsay_mentions(const struct hearsay *hearsay, const char *name);

/* Returns whether the messages say in English that the symbol is undefined. */
bool hearsay_misses(struct arena *arena, const struct hearsay *hearsay, const char *name);

#endif

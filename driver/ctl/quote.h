/* Quotes values so that their reader gets them unchanged. */
#ifndef CTL_QUOTE_H
#define CTL_QUOTE_H

#include "base/arena.h"
#include "base/error.h"

/* Returns a path as the first word of a command, which is what CC contains: Go, make's recipes and
 * `eval` read it as one word whatever is in it. Plain paths stay unchanged. */
const char *quote_word(struct arena *arena, const char *path);

/* Return `NAME=value` for each reader, without a final newline. */
const char *quote_for_sh(struct arena *arena, const char *name, const char *value);
const char *quote_for_github(struct arena *arena, const char *name, const char *value);

/* For GNU make; returns -1 for a value of several lines. */
int quote_for_make(struct arena *arena, const char *name, const char *value, const char **line,
                   struct error *err);

#endif

/* Values written so that their reader gets them back as they are. */
#ifndef CTL_QUOTE_H
#define CTL_QUOTE_H

#include "base/arena.h"
#include "base/error.h"

/* A path as the first word of a command, which is what CC holds: Go, make's recipes and `eval` take
 * it for one word whatever is in it. Plain paths stay as they are. */
const char *quote_word(struct arena *arena, const char *path);

/* `NAME=value` for each reader, without a final newline. */
const char *quote_for_sh(struct arena *arena, const char *name, const char *value);
const char *quote_for_github(struct arena *arena, const char *name, const char *value);

/* GNU make; -1 for a value of more than one line. */
int quote_for_make(struct arena *arena, const char *name, const char *value, const char **line,
                   struct error *err);

#endif

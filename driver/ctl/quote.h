/* Quotes values so that their reader gets them unchanged. */
#ifndef CTL_QUOTE_H
#define CTL_QUOTE_H

#include "base/arena.h"
#include "base/error.h"

/* Returns a path as the first word of a command, which is what CC contains: Go, make's recipes and
 * `eval` read it as one word whatever is in it. Plain paths stay unchanged. */
const char *quote_word(struct arena *arena, const char *path);

/* Each stores the line, without a final newline, that gives a variable its value for that reader.
 * Fails where the reader has no way to write the value. */
typedef int quote_line(struct arena *arena, const char *name, const char *value, const char **line,
                       struct error *err);

quote_line quote_for_sh;
quote_line quote_for_fish;
quote_line quote_for_make;
quote_line quote_for_github;
quote_line quote_for_gitlab; /* below `variables:`, in .gitlab-ci.yml */
quote_line quote_for_dotenv;

#endif

/* Explains why a compile failed, after the compiler's own messages. */
#ifndef FAILURE_FAILED_COMPILE_H
#define FAILURE_FAILED_COMPILE_H

#include <stdbool.h>
#include <stdio.h>

#include "failure/failure.h"

/* Returns whether a failure of the command, which compiles sources or links, is explained, so that
 * its standard error must be kept: it is no probe, and its messages are for people. */
bool failed_compile_is_explained(const struct cmdline *line, const struct plan *plan);

/* Prints why the profile lacks headers and names that the compiler complained of, each with what
 * can be done about it, in the format that ABICC_FORMAT names. Returns whether there was something
 * to print. Compiles again only if the messages are in another language than English and are about
 * a name that a newer release has: then it makes sure. */
bool failed_compile_explain(struct arena *arena, const struct failed_link *compile, FILE *stream);

#endif

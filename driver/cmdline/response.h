/* Response files: the words that an @file stands for. */
#ifndef CMDLINE_RESPONSE_H
#define CMDLINE_RESPONSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"

/* The words in `text`, by the rules of gcc's @file: white space separates; '...' and "..." hold
 * words together; a backslash, in quotes too, takes the next character as it is. clang has the same
 * rules, but drops empty words; gcc 15 and newer keep a backslash in quotes that escapes nothing.
 */
struct strvec response_split(struct arena *arena, const char *text);

/* Reads the file; false when it is no regular file that can be read. gcc takes the word as it
 * stands then (a pipe, too: it must be left unread for the compiler). */
bool response_read(struct arena *arena, const char *path, struct strvec *words);

#endif

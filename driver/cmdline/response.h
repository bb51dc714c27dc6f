/* Response files: @file stands for the words in the file. */
#ifndef CMDLINE_RESPONSE_H
#define CMDLINE_RESPONSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"

/* Returns the words in `text`, by the rules of gcc's @file: white space separates them; '...' and
 * "..." quote; a backslash, also in quotes, keeps the next character. clang has the same rules, but
 * drops empty words; gcc 15 and newer keep a backslash in quotes that escapes nothing. */
struct strvec response_split(struct arena *arena, const char *text);

/* Reads the file; returns false when it is neither a readable regular file nor /dev/null. gcc then
 * uses the word itself (a pipe must be left unread for the compiler). */
bool response_read(struct arena *arena, const char *path, struct strvec *words);

#endif

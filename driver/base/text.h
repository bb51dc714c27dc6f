/* Texts: strings, and parts of strings. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"

/* A part of a longer text, not NUL-terminated. */
struct text {
    const char *start;
    size_t length;
};

/* Inline, because `other` is mostly a constant: scanners compare each word with several. */
static inline bool text_equals(struct text text, const char *other)
{
    return strlen(other) == text.length && memcmp(text.start, other, text.length) == 0;
}

int text_compare(struct text a, struct text b);

/* Returns whether `word` is one of the words between blanks. */
bool text_has_word(struct text text, const char *word);

bool text_begins_with(const char *text, const char *beginning);
bool text_ends_with(const char *text, const char *ending);

/* Returns whether the text is digits, and has one. */
bool text_is_number(const char *text);

/* Returns the text with control characters as \xNN, for a message: a newline in a name could forge
 * another one. */
const char *text_visible(struct arena *arena, const char *text);

/* What stands behind the last slash of a path. Borrowed. */
const char *text_file_name(const char *path);

/* Returns the path without the suffix of its last part. */
const char *text_stem(struct arena *arena, const char *path);

/* Returns what stands before the last slash of a path, "." without one. */
const char *text_directory(struct arena *arena, const char *path);

#endif

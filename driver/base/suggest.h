/* Suggests the right word for a mistyped one. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include <stddef.h>

/* Returns the candidate with the smallest edit distance (insertions, deletions, replacements,
 * swapped neighbours), or NULL when none is near enough. */
const char *suggest_nearest(const char *word, const char *const *candidates, size_t count);

#endif

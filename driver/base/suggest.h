/* The nearest right word for a mistyped one. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include <stddef.h>

/* The candidate with the smallest edit distance (insertions, deletions, replacements, swapped
 * neighbours), or NULL when none is near enough to be what was meant. */
const char *suggest_nearest(const char *word, const char *const *candidates, size_t count);

#endif

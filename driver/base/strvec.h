/* A growing list of strings that is always NULL-terminated, so that it can be an argv or an
 * environment. The strings are borrowed: they must outlive the list. */
#ifndef BASE_STRVEC_H
#define BASE_STRVEC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct strvec {
    const char **items; /* NULL before the first push */
    size_t count;
    size_t room;
};

void strvec_push(struct arena *arena, struct strvec *vec, const char *text);
void strvec_pushf(struct arena *arena, struct strvec *vec, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void strvec_extend(struct arena *arena, struct strvec *vec, const struct strvec *more);

bool strvec_contains(const struct strvec *vec, const char *text);

/* Sort by strcmp, and search in a list that is sorted this way. */
void strvec_sort(struct strvec *vec);
bool strvec_contains_sorted(const struct strvec *sorted, const char *text);

/* All of them in one text: with `separator` between each two, each followed by `end`, or as a
 * sentence has them ("a, b and c"). */
char *strvec_join(struct arena *arena, const struct strvec *vec, const char *separator);
char *strvec_lines(struct arena *arena, const struct strvec *vec, const char *end);
char *strvec_enumerate(struct arena *arena, const struct strvec *vec);

/* Returns the parts of `text` between `separator`s, without empty ones. */
struct strvec strvec_split(struct arena *arena, const char *text, char separator);

#endif

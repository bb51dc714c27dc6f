#include "base/strvec.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void strvec_push(struct arena *arena, struct strvec *vec, const char *text)
{
    vec->items = arena_reserve(arena, vec->items, vec->count, 2, &vec->room, sizeof(*vec->items));
    vec->items[vec->count++] = text;
    vec->items[vec->count] = NULL;
}

void strvec_pushf(struct arena *arena, struct strvec *vec, const char *format, ...)
{
    char buffer[4096];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(buffer, sizeof(buffer), format, args);
    va_end(args);
    if (length >= 0 && (size_t)length < sizeof(buffer)) {
        strvec_push(arena, vec, arena_strndup(arena, buffer, (size_t)length));
        return;
    }
    char *text = arena_alloc(arena, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    strvec_push(arena, vec, text);
}

void strvec_extend(struct arena *arena, struct strvec *vec, const struct strvec *more)
{
    for (size_t i = 0; i < more->count; i++)
        strvec_push(arena, vec, more->items[i]);
}

bool strvec_contains(const struct strvec *vec, const char *text)
{
    for (size_t i = 0; i < vec->count; i++)
        if (strcmp(vec->items[i], text) == 0)
            return true;
    return false;
}

/* What stands behind an item: `middle`, but `before_last` behind the last but one, and `end`. */
static char *join(struct arena *arena, const struct strvec *vec, const char *middle,
                  const char *before_last, const char *end)
{
    size_t longest = strlen(middle) + strlen(before_last) + strlen(end);
    size_t size = 1;
    for (size_t i = 0; i < vec->count; i++)
        size += strlen(vec->items[i]) + longest;
    char *text = arena_alloc(arena, size);
    char *at = text;
    for (size_t left = vec->count; left > 0; left--)
        at = stpcpy(stpcpy(at, vec->items[vec->count - left]), left == 1   ? end
                                                               : left == 2 ? before_last
                                                                           : middle);
    return text;
}

char *strvec_join(struct arena *arena, const struct strvec *vec, const char *separator)
{
    return join(arena, vec, separator, separator, "");
}

char *strvec_lines(struct arena *arena, const struct strvec *vec, const char *end)
{
    return join(arena, vec, end, end, end);
}

char *strvec_enumerate(struct arena *arena, const struct strvec *vec)
{
    return join(arena, vec, ", ", " and ", "");
}

struct strvec strvec_split(struct arena *arena, const char *text, char separator)
{
    struct strvec pieces = {0};
    while (*text) {
        const char *end = strchrnul(text, separator);
        if (end > text)
            strvec_push(arena, &pieces, arena_strndup(arena, text, (size_t)(end - text)));
        text = *end ? end + 1 : end;
    }
    return pieces;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void strvec_sort(struct strvec *vec)
{
    if (vec->count)
        qsort(vec->items, vec->count, sizeof(*vec->items), compare);
}

bool strvec_contains_sorted(const struct strvec *sorted, const char *text)
{
    return sorted->count &&
           bsearch(&text, sorted->items, sorted->count, sizeof(*sorted->items), compare);
}

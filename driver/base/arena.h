/* Memory that lives as long as the process: allocate, never free. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks;
    char *next;
    size_t left;
};

/* Returns zeroed memory, aligned for any object. Never NULL: without memory the process ends. */
void *arena_alloc(struct arena *arena, size_t size);

/* Copies the array into one with room for `more` elements; see arena_grow. */
void *arena_enlarge(struct arena *arena, const void *items, size_t count, size_t more, size_t *room,
                    size_t size);

/* Makes room in a growing array for one element more than its `count`, or for `more` of them. The
 * elements have `size` bytes each. Returns `items` while `*room` is enough, else a copy with at
 * least twice the room, zeroed beyond `count`:
 *
 *     list->items = arena_grow(arena, list->items, list->count, &list->room, sizeof(*list->items));
 */
static inline void *arena_grow(struct arena *arena, const void *items, size_t count, size_t *room,
                               size_t size)
{
    return count < *room ? (void *)items : arena_enlarge(arena, items, count, 1, room, size);
}

static inline void *arena_reserve(struct arena *arena, const void *items, size_t count, size_t more,
                                  size_t *room, size_t size)
{
    bool is_enough = count <= *room && more <= *room - count;
    return is_enough ? (void *)items : arena_enlarge(arena, items, count, more, room, size);
}

/* Return a copy of `text`, or of its first `length` bytes, NUL-terminated. */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);

/* Returns the formatted text. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Releases all memory. For tests: the programs just end. */
void arena_release(struct arena *arena);

#endif

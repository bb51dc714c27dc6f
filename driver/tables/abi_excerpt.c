#include "tables/abi_excerpt.h"

#include <stdlib.h>
#include <string.h>

struct hits {
    struct arena *arena;
    struct text *items;
    size_t count;
    size_t room;
};

static void find_lines(struct hits *hits, struct text lines, const char *symbol)
{
    const char *field = arena_printf(hits->arena, " %s ", symbol);
    const char *end = lines.start + lines.length;
    size_t length = strlen(field);
    for (const char *at = lines.start; (at = memmem(at, (size_t)(end - at), field, length));
         at += length) {
        const char *start = at;
        while (start > lines.start && start[-1] != '\n' && start[-1] != ' ')
            start--;
        if (start > lines.start && start[-1] == ' ') /* not the second field */
            continue;
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop + 1 : end;
        hits->items =
            arena_grow(hits->arena, hits->items, hits->count, &hits->room, sizeof(*hits->items));
        hits->items[hits->count++] = (struct text){start, (size_t)(stop - start)};
    }
}

static int compare_starts(const void *a, const void *b)
{
    const struct text *one = a;
    const struct text *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

struct text abi_excerpt(struct arena *arena, struct text lines, const struct strvec *symbols)
{
    struct hits hits = {.arena = arena};
    size_t size = 0;
    for (size_t i = 0; i < symbols->count; i++)
        find_lines(&hits, lines, symbols->items[i]);
    if (hits.count)
        qsort(hits.items, hits.count, sizeof(*hits.items), compare_starts);
    for (size_t i = 0; i < hits.count; i++)
        size += hits.items[i].length;
    char *excerpt = arena_alloc(arena, size + 1);
    size = 0;
    for (size_t i = 0; i < hits.count; i++) {
        if (i && hits.items[i].start == hits.items[i - 1].start)
            continue;
        memcpy(excerpt + size, hits.items[i].start, hits.items[i].length);
        size += hits.items[i].length;
    }
    return (struct text){excerpt, size};
}

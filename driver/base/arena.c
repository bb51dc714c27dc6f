#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16, FIRST_ROOM = 16 };

struct arena_block {
    struct arena_block *older;
    size_t pad; /* keeps the memory after it aligned */
};

static void die_out_of_memory(void)
{
    static const char message[] = "abicc: out of memory\n";
    fputs(message, stderr);
    abort();
}

static void add_block(struct arena *arena, size_t size)
{
    struct arena_block *block = malloc(sizeof(*block) + size);
    if (!block)
        die_out_of_memory();
    block->older = arena->blocks;
    arena->blocks = block;
    arena->next = (char *)(block + 1);
    arena->left = size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_block) - ALIGNMENT)
        die_out_of_memory();
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (size > arena->left || !arena->next)
        add_block(arena, size > BLOCK_SIZE ? size : BLOCK_SIZE);
    /* Zeroed here and not block by block, for most calls use a part of the first block. */
    void *memory = memset(arena->next, 0, size);
    arena->next += size;
    arena->left -= size;
    return memory;
}

void *arena_enlarge(struct arena *arena, const void *items, size_t count, size_t more, size_t *room,
                    size_t size)
{
    size_t wanted;
    size_t bytes;
    if (__builtin_add_overflow(count, more, &wanted))
        die_out_of_memory();
    if (wanted < FIRST_ROOM)
        wanted = FIRST_ROOM;
    if (wanted < 2 * *room)
        wanted = 2 * *room;
    if (__builtin_mul_overflow(wanted, size, &bytes))
        die_out_of_memory();
    void *larger = arena_alloc(arena, bytes);
    if (count)
        memcpy(larger, items, count * size);
    *room = wanted;
    return larger;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = NULL;
    int length = vasprintf(&text, format, args);
    va_end(args);
    if (length < 0)
        die_out_of_memory();
    char *copy = arena_strndup(arena, text, (size_t)length);
    free(text);
    return copy;
}

void arena_release(struct arena *arena)
{
    while (arena->blocks) {
        struct arena_block *older = arena->blocks->older;
        free(arena->blocks);
        arena->blocks = older;
    }
    *arena = (struct arena){0};
}

#include "sysroot/pins.h"

#include <string.h>

#include "base/strvec.h"

static bool is_same_symbol(const struct abi_record *a, const struct abi_record *b)
{
    return a->symbol.length == b->symbol.length &&
           memcmp(a->symbol.start, b->symbol.start, a->symbol.length) == 0;
}

static bool is_same_library(const struct abi_record *a, const struct abi_record *b)
{
    return a->library.length == b->library.length &&
           memcmp(a->library.start, b->library.start, a->library.length) == 0;
}

/* The record of the group [first, end) that a linker binds to in `release`, or NULL. Records of one
 * symbol are sorted by node, so the last linkable one is the default. */
static const struct abi_record *default_in(const struct abi_record *first,
                                           const struct abi_record *end, struct version release)
{
    const struct abi_record *found = NULL;
    for (const struct abi_record *r = first; r < end; r++)
        if (abi_is_present(r, release) && abi_is_linkable(r, release))
            found = r;
    return found;
}

static bool is_node_equal(const struct abi_record *a, const struct abi_record *b)
{
    return a->node.length == b->node.length &&
           memcmp(a->node.start, b->node.start, a->node.length) == 0;
}

/* A symbol whose library changed (pthread_create moved to libc) is a group in each library: what
 * counts is whether any library gives it a newer default. */
static bool has_newer_default(const struct abi *abi, const struct abi_record *pinned,
                              struct version newest)
{
    const struct abi_record *end = abi->records + abi->record_count;
    for (const struct abi_record *r = abi->records; r < end; r++)
        if (is_same_symbol(r, pinned) && abi_is_present(r, newest) && abi_is_linkable(r, newest) &&
            !is_node_equal(r, pinned))
            return true;
    return false;
}

const char *pins_header(struct arena *arena, const struct abi *abi, struct version floor)
{
    struct strvec lines = {0};
    size_t size = 1;
    const struct abi_record *end = abi->records + abi->record_count;
    for (const struct abi_record *first = abi->records, *next; first < end; first = next) {
        for (next = first + 1;
             next < end && is_same_library(first, next) && is_same_symbol(first, next);)
            next++;
        const struct abi_record *pinned = default_in(first, next, floor);
        if (!pinned || pinned->is_data || !has_newer_default(abi, pinned, abi->newest))
            continue;
        const char *line = arena_printf(arena, "__asm__(\".symver %.*s,%.*s@%.*s\");\n",
                                        (int)pinned->symbol.length, pinned->symbol.start,
                                        (int)pinned->symbol.length, pinned->symbol.start,
                                        (int)pinned->node.length, pinned->node.start);
        if (strvec_contains(&lines, line)) /* libc and libpthread of old releases share names */
            continue;
        strvec_push(arena, &lines, line);
        size += strlen(line);
    }
    char *text = arena_alloc(arena, size);
    char *at = text;
    for (size_t i = 0; i < lines.count; i++)
        at = stpcpy(at, lines.items[i]);
    return text;
}

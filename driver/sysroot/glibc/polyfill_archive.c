#include "sysroot/glibc/polyfill_archive.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "sysroot/write/archive_writer.h"

static bool is_helper(const struct polyfill *row)
{
    return strncmp(row->name, POLYFILL_HELPER, strlen(POLYFILL_HELPER)) == 0;
}

/* Returns whether the row is a helper only of functions that the release has. */
static bool is_needless(const struct polyfill *row, const struct polyfill_table *chosen,
                        const bool *is_there)
{
    if (!is_helper(row))
        return false;
    for (size_t i = 0; i < chosen->count; i++)
        if (!is_there[i] && strstr(chosen->rows[i].rests_on, row->name))
            return false;
    return true;
}

struct polyfill_table polyfill_lacking(struct arena *arena, const struct polyfill_table *chosen,
                                       const struct abi *abi, struct version floor)
{
    struct polyfill_table lacking = {0};
    if (!chosen->count)
        return lacking;
    bool *is_there = arena_alloc(arena, chosen->count * sizeof(*is_there));
    for (size_t i = 0; i < abi->record_count; i++) {
        const struct abi_record *record = &abi->records[i];
        const struct polyfill *row = polyfill_find_text(chosen, record->symbol);
        if (row && abi_is_linkable(record, floor))
            is_there[row - chosen->rows] = true;
    }
    struct polyfill *rows = arena_alloc(arena, chosen->count * sizeof(*rows));
    for (size_t i = 0; i < chosen->count; i++)
        if (!is_there[i] && !is_needless(&chosen->rows[i], chosen, is_there))
            rows[lacking.count++] = chosen->rows[i];
    lacking.rows = rows;
    return lacking;
}

struct polyfill_table polyfill_of_libm(struct arena *arena, const struct polyfill_table *lacking,
                                       bool is_math)
{
    struct polyfill *rows = arena_alloc(arena, (lacking->count + 1) * sizeof(*rows));
    size_t count = 0;
    for (size_t i = 0; i < lacking->count; i++) {
        const char *header = lacking->rows[i].header;
        bool is_of_libm = strcmp(header, "math.h") == 0 || strcmp(header, "complex.h") == 0 ||
                          strcmp(header, "fenv.h") == 0;
        if (is_math == is_of_libm)
            rows[count++] = lacking->rows[i];
    }
    return (struct polyfill_table){rows, count};
}

static int compare_sources(const void *a, const void *b)
{
    const struct polyfill *left = a;
    const struct polyfill *right = b;
    int order = strcmp(left->source, right->source);
    return order ? order : strcmp(left->name, right->name);
}

/* Reads the member of the rows [first, end), which have the same source. */
static int read_member(struct arena *arena, const struct objects *objects,
                       const struct polyfill *first, const struct polyfill *end,
                       struct archive_member *member, struct error *err)
{
    struct data object;
    const char *name = polyfill_object(arena, first);
    if (objects_read(arena, objects, name, &object, err) < 0)
        return -1;
    *member = (struct archive_member){
        .name = text_file_name(name), .bytes = object.bytes, .size = object.size};
    for (const struct polyfill *row = first; row < end; row++)
        strvec_push(arena, &member->symbols, row->name);
    return 0;
}

int polyfill_write_archive(struct arena *arena, const struct objects *objects,
                           const struct polyfill_table *polyfills, const char *path,
                           struct error *err)
{
    struct polyfill *rows = arena_alloc(arena, (polyfills->count + 1) * sizeof(*rows));
    if (polyfills->count)
        memcpy(rows, polyfills->rows, polyfills->count * sizeof(*rows));
    qsort(rows, polyfills->count, sizeof(*rows), compare_sources);
    struct archive_member *members = arena_alloc(arena, (polyfills->count + 1) * sizeof(*members));
    size_t count = 0;
    const struct polyfill *end = rows + polyfills->count;
    const struct polyfill *next;
    for (const struct polyfill *first = rows; first < end; first = next) {
        for (next = first + 1; next < end && strcmp(next->source, first->source) == 0;)
            next++;
        if (read_member(arena, objects, first, next, &members[count++], err) < 0)
            return -1;
    }
    return archive_write(arena, members, count, path, err);
}

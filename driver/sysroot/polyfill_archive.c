#include "sysroot/polyfill_archive.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/fs.h"

/* A member: one source's machine code, and the names that it defines. */
struct member {
    const char *source;
    struct data object;
    const char *const *names;
    size_t name_count;
    size_t long_name; /* offset of its file name in the table of names */
    size_t offset;    /* of its header in the archive */
};

/* The layout of a System V archive: magic, symbol index, names of members, members. */
static const char magic[] = "!<arch>\n";
enum { MAGIC_SIZE = sizeof(magic) - 1, HEADER_SIZE = 60, ENTRY_SIZE = 4 };

struct archive {
    struct member *members;
    size_t member_count;
    size_t symbol_count;
    size_t index_size;
    const char *file_names;
    size_t file_names_size;
};

static size_t even(size_t size)
{
    return size + size % 2;
}

/* A helper of functions that the release has. */
static bool is_needless(const struct polyfill *row, struct version floor)
{
    return strncmp(row->name, POLYFILL_HELPER, strlen(POLYFILL_HELPER)) == 0 &&
           version_compare(floor, row->since) >= 0;
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
        if (!is_there[i] && !is_needless(&chosen->rows[i], floor))
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
        bool is_of_libm = strcmp(header, "math.h") == 0 || strcmp(header, "fenv.h") == 0;
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

/* Makes one member of the rows [first, end), which share their source. */
static int add_member(struct arena *arena, struct archive *archive, const char *arch,
                      const struct polyfill *first, const struct polyfill *end, struct error *err)
{
    struct member *member = &archive->members[archive->member_count++];
    const struct strvec none = {0};
    const char **names = arena_alloc(arena, (size_t)(end - first) * sizeof(*names));
    for (const struct polyfill *row = first; row < end; row++)
        names[member->name_count++] = row->name;
    member->names = names;
    member->source = first->source;
    archive->symbol_count += member->name_count;
    return data_open(arena, &none,
                     arena_printf(arena, "sysroots/polyfills/%s/%s.o", arch, first->source),
                     &member->object, err);
}

static int collect(struct arena *arena, struct archive *archive, const char *arch,
                   const struct polyfill_table *polyfills, struct error *err)
{
    struct polyfill *rows = arena_alloc(arena, polyfills->count * sizeof(*rows));
    memcpy(rows, polyfills->rows, polyfills->count * sizeof(*rows));
    qsort(rows, polyfills->count, sizeof(*rows), compare_sources);
    archive->members = arena_alloc(arena, polyfills->count * sizeof(*archive->members));
    const struct polyfill *end = rows + polyfills->count;
    const struct polyfill *next;
    for (const struct polyfill *first = rows; first < end; first = next) {
        for (next = first + 1; next < end && strcmp(next->source, first->source) == 0;)
            next++;
        if (add_member(arena, archive, arch, first, next, err) < 0)
            return -1;
    }
    return 0;
}

/* Sizes and offsets, once all members are known. */
static void lay_out(struct arena *arena, struct archive *archive)
{
    struct strvec names = {0};
    archive->index_size = ENTRY_SIZE * (archive->symbol_count + 1);
    for (size_t i = 0; i < archive->member_count; i++) {
        struct member *member = &archive->members[i];
        const char *slash = strrchr(member->source, '/');
        member->long_name = archive->file_names_size;
        archive->file_names_size += strlen(slash + 1) + strlen(".o/\n");
        strvec_push(arena, &names, slash + 1);
        for (size_t j = 0; j < member->name_count; j++)
            archive->index_size += strlen(member->names[j]) + 1;
    }
    archive->file_names = strvec_join(arena, &names, ".o/\n");
    size_t offset = MAGIC_SIZE + HEADER_SIZE + even(archive->index_size) + HEADER_SIZE +
                    even(archive->file_names_size);
    for (size_t i = 0; i < archive->member_count; i++) {
        archive->members[i].offset = offset;
        offset += HEADER_SIZE + even(archive->members[i].object.size);
    }
}

static void write_header(FILE *out, const char *name, size_t size)
{
    fprintf(out, "%-16s%-12u%-6u%-6u%-8s%-10zu`\n", name, 0U, 0U, 0U, "644", size);
}

static void write_number(FILE *out, size_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        fputc((int)(number >> shift & 0xff), out);
}

static void pad(FILE *out, size_t size)
{
    if (size % 2)
        fputc('\n', out);
}

static void write_archive(struct arena *arena, FILE *out, const struct archive *archive)
{
    fputs(magic, out);
    write_header(out, "/", archive->index_size);
    write_number(out, archive->symbol_count);
    for (size_t i = 0; i < archive->member_count; i++)
        for (size_t j = 0; j < archive->members[i].name_count; j++)
            write_number(out, archive->members[i].offset);
    for (size_t i = 0; i < archive->member_count; i++)
        for (size_t j = 0; j < archive->members[i].name_count; j++)
            fwrite(archive->members[i].names[j], 1, strlen(archive->members[i].names[j]) + 1, out);
    pad(out, archive->index_size);
    write_header(out, "//", archive->file_names_size);
    fputs(archive->file_names, out);
    pad(out, archive->file_names_size);
    for (size_t i = 0; i < archive->member_count; i++) {
        const struct member *member = &archive->members[i];
        write_header(out, arena_printf(arena, "/%zu", member->long_name), member->object.size);
        fwrite(member->object.bytes, 1, member->object.size, out);
        pad(out, member->object.size);
    }
}

int polyfill_write_archive(struct arena *arena, const char *arch,
                           const struct polyfill_table *polyfills, const char *path,
                           struct error *err)
{
    struct archive archive = {0};
    if (!polyfills->count)
        return fs_write(path, magic, MAGIC_SIZE, err);
    if (collect(arena, &archive, arch, polyfills, err) < 0)
        return -1;
    lay_out(arena, &archive);
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    write_archive(arena, out, &archive);
    fclose(out);
    int status = fs_write(path, bytes, size, err);
    free(bytes);
    return status;
}

#include "sysroot/write/archive_writer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"

/* An archive has the magic, the symbol index, the long names, and the members. */
static const char magic[] = "!<arch>\n";
enum { MAGIC_SIZE = sizeof(magic) - 1, HEADER_SIZE = 60, ENTRY_SIZE = 4 };

struct layout {
    const struct archive_member *members;
    size_t count;
    size_t *long_names; /* for each member: the offset of its name in the long names */
    size_t *offsets;    /* for each member: the offset of its header in the archive */
    size_t symbol_count;
    size_t index_size;
    const char *names;
    size_t names_size;
};

static size_t even(size_t size)
{
    return size + size % 2;
}

static struct layout lay_out(struct arena *arena, const struct archive_member *members,
                             size_t count)
{
    struct layout layout = {.members = members, .count = count};
    struct strvec names = {0};
    layout.long_names = arena_alloc(arena, count * sizeof(*layout.long_names));
    layout.offsets = arena_alloc(arena, count * sizeof(*layout.offsets));
    for (size_t i = 0; i < count; i++) {
        layout.long_names[i] = layout.names_size;
        layout.names_size += strlen(members[i].name) + strlen("/\n");
        strvec_push(arena, &names, members[i].name);
        layout.symbol_count += members[i].symbols.count;
        for (size_t j = 0; j < members[i].symbols.count; j++)
            layout.index_size += strlen(members[i].symbols.items[j]) + 1;
    }
    layout.index_size += ENTRY_SIZE * (layout.symbol_count + 1);
    layout.names = strvec_lines(arena, &names, "/\n");
    size_t offset =
        MAGIC_SIZE + HEADER_SIZE + even(layout.index_size) + HEADER_SIZE + even(layout.names_size);
    for (size_t i = 0; i < count; i++) {
        layout.offsets[i] = offset;
        offset += HEADER_SIZE + even(members[i].size);
    }
    return layout;
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

static void write_index(FILE *out, const struct layout *layout)
{
    write_header(out, "/", layout->index_size);
    write_number(out, layout->symbol_count);
    for (size_t i = 0; i < layout->count; i++)
        for (size_t j = 0; j < layout->members[i].symbols.count; j++)
            write_number(out, layout->offsets[i]);
    for (size_t i = 0; i < layout->count; i++)
        for (size_t j = 0; j < layout->members[i].symbols.count; j++) {
            const char *symbol = layout->members[i].symbols.items[j];
            fwrite(symbol, 1, strlen(symbol) + 1, out);
        }
    pad(out, layout->index_size);
}

static void write_all(struct arena *arena, FILE *out, const struct layout *layout)
{
    fputs(magic, out);
    write_index(out, layout);
    write_header(out, "//", layout->names_size);
    fputs(layout->names, out);
    pad(out, layout->names_size);
    for (size_t i = 0; i < layout->count; i++) {
        const struct archive_member *member = &layout->members[i];
        write_header(out, arena_printf(arena, "/%zu", layout->long_names[i]), member->size);
        fwrite(member->bytes, 1, member->size, out);
        pad(out, member->size);
    }
}

int archive_write(struct arena *arena, const struct archive_member *members, size_t count,
                  const char *path, struct error *err)
{
    if (!count)
        return fs_write(path, magic, MAGIC_SIZE, err);
    struct layout layout = lay_out(arena, members, count);
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    write_all(arena, out, &layout);
    fclose(out);
    int status = fs_write(path, bytes, size, err);
    free(bytes);
    return status;
}

#include "sysroot/write/archive_join.h"

#include <stdbool.h>
#include <string.h>

#include "elf/archive.h"
#include "elf/symbols.h"
#include "sysroot/write/archive_writer.h"

struct join {
    struct arena *arena;
    struct archive_member *members;
    size_t count;
    size_t room;
    int status;
    struct error *err;
};

static bool add_member(void *data, const char *name, const struct elf_file *file)
{
    struct join *join = data;
    struct arena *arena = join->arena;
    struct elf_symbol *symbols;
    size_t symbol_count;
    size_t size;
    const void *bytes = elf_file_bytes(file, &size);
    struct archive_member member = {.name = arena_strdup(arena, name), .size = size};
    join->status =
        elf_file_symbols(arena, file, ELF_SYMBOLS_STATIC, &symbols, &symbol_count, join->err);
    if (join->status < 0)
        return false;
    for (size_t i = 0; i < symbol_count; i++)
        if (!symbols[i].is_local && !symbols[i].is_undefined)
            strvec_push(arena, &member.symbols, arena_strdup(arena, symbols[i].name));
    char *copy = arena_alloc(arena, size);
    memcpy(copy, bytes, size);
    member.bytes = copy;
    join->members =
        arena_grow(arena, join->members, join->count, &join->room, sizeof(*join->members));
    join->members[join->count++] = member;
    return true;
}

static int add_archive(struct join *join, const char *path)
{
    struct elf_file *file;
    if (elf_file_open(join->arena, path, &file, join->err) < 0)
        return -1;
    int status = elf_file_content(file) == ELF_CONTENT_ARCHIVE
                     ? elf_file_members(file, add_member, join, join->err)
                     : error_set(join->err, "%s: not an archive", path);
    elf_file_close(file);
    return status < 0 || join->status < 0 ? -1 : 0;
}

int archive_join(struct arena *arena, const struct strvec *archives, const char *path,
                 struct error *err)
{
    struct join join = {.arena = arena, .err = err};
    for (size_t i = 0; i < archives->count; i++)
        if (add_archive(&join, archives->items[i]) < 0)
            return -1;
    return archive_write(arena, join.members, join.count, path, err);
}

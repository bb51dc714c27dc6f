#include "tables/object_table.h"

#include <string.h>

#include "base/data.h"
#include "base/table.h"
#include "base/text.h"

#define TABLE    "sysroots/objects.tsv"
#define SYSROOTS "sysroots/"

enum column { COLUMN_NAMES, COLUMN_GROUP, COLUMN_FLAGS, COLUMN_SOURCES, COLUMN_COUNT };

static const char *const group_words[OBJECT_GROUPS] = {
    [OBJECTS_GLIBC] = "glibc",         [OBJECTS_MUSL] = "musl",         [OBJECTS_CXX] = "c++",
    [OBJECTS_GLIBC_CXX] = "glibc-c++", [OBJECTS_MUSL_CXX] = "musl-c++", [OBJECTS_LIBCXX] = "libc++",
    [OBJECTS_CHOSEN] = "chosen",
};

const char *object_group_word(enum object_group group)
{
    return group_words[group];
}

static int read_group(const struct table *table, enum object_group *group, struct error *err)
{
    for (size_t i = 0; i < OBJECT_GROUPS; i++)
        if (text_equals(table->field[COLUMN_GROUP], group_words[i])) {
            *group = (enum object_group)i;
            return 0;
        }
    return table_bad_field(table, COLUMN_GROUP, "a group of objects", err);
}

/* Returns the path with the architecture's name for each @. */
static const char *with_arch(struct arena *arena, const char *path, const struct arch *arch)
{
    const char *at = strchr(path, '@');
    if (!at)
        return path;
    return arena_printf(arena, "%.*s%s%s", (int)(at - path), path, arch->name, at + 1);
}

/* Adds the member that is compiled from the source: toolchain/memcmpeq.o. */
static void add_member(struct arena *arena, struct object_file *file, size_t *room,
                       const char *source, const char *flags)
{
    const char *below = strchr(source, '/') + 1;
    file->objects = arena_grow(arena, file->objects, file->count, room, sizeof(*file->objects));
    file->objects[file->count++] = (struct compiled_object){
        arena_printf(arena, "%s.o", text_stem(arena, below)), source, flags};
}

static int add_directory(struct arena *arena, struct object_file *file, size_t *room,
                         const char *directory, const char *flags)
{
    size_t count;
    const struct data *sources = data_list(arena_printf(arena, SYSROOTS "%s", directory), &count);
    size_t before = file->count;
    for (size_t i = 0; i < count; i++)
        if (text_ends_with(sources[i].name, ".c"))
            add_member(arena, file, room, sources[i].name + strlen(SYSROOTS), flags);
    return file->count > before ? 0 : -1;
}

static int read_row(struct arena *arena, const struct arch *arch, const struct table *table,
                    struct object_file *file, struct error *err)
{
    size_t room = 0;
    file->names = strvec_split(arena, table_copy(arena, table, COLUMN_NAMES), ' ');
    const char *flags =
        text_equals(table->field[COLUMN_FLAGS], "-") ? "" : table_copy(arena, table, COLUMN_FLAGS);
    struct strvec sources = strvec_split(arena, table_copy(arena, table, COLUMN_SOURCES), ' ');
    file->is_archive = text_ends_with(file->names.items[0], ".a");
    for (size_t i = 0; i < sources.count; i++) {
        const char *source = with_arch(arena, sources.items[i], arch);
        if (!file->is_archive || !text_ends_with(source, "/"))
            add_member(arena, file, &room, source, flags);
        else if (add_directory(arena, file, &room, source, flags) < 0)
            return table_bad_field(table, COLUMN_SOURCES, "a list of sources", err);
    }
    if (!file->is_archive)
        file->objects[0].name = file->names.items[0];
    return read_group(table, &file->group, err);
}

int object_table_load(struct arena *arena, const struct arch *arch, struct object_table *table,
                      struct error *err)
{
    const struct strvec none = {0};
    struct table text;
    if (table_open(arena, &none, TABLE, '\t', &text, err) < 0)
        return -1;
    *table = (struct object_table){
        .files = arena_alloc(arena, table_line_limit(&text) * sizeof(*table->files))};
    int status;
    while ((status = table_next(&text, err)) > 0) {
        if (table_expect(&text, COLUMN_COUNT, err) < 0)
            return -1;
        if (text_equals(text.field[COLUMN_NAMES], "*"))
            table->flags = table_copy(arena, &text, COLUMN_FLAGS);
        else if (read_row(arena, arch, &text, &table->files[table->count++], err) < 0)
            return -1;
    }
    return status;
}

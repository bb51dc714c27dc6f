#include "sysroot/write/objects_read.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "elf/symbols.h"
#include "sysroot/write/archive_writer.h"

static const char *embedded_name(struct arena *arena, const struct arch *arch, const char *name)
{
    return arena_printf(arena, "sysroots/objects/%s/%s", arch->name, name);
}

bool objects_are_embedded(struct arena *arena, const struct arch *arch)
{
    size_t count;
    data_list(embedded_name(arena, arch, ""), &count);
    return count > 0;
}

int objects_read(struct arena *arena, const struct objects *objects, const char *name,
                 struct data *object, struct error *err)
{
    const struct data *embedded = NULL;
    *object = (struct data){0};
    for (size_t i = 0; i < objects->directories.count; i++) {
        const char *path = arena_printf(arena, "%s/%s", objects->directories.items[i], name);
        if (fs_exists(path)) {
            object->name = path;
            return fs_read(arena, path, &object->bytes, &object->size, err);
        }
    }
    if (!objects->directories.count)
        embedded = data_find(embedded_name(arena, objects->arch, name));
    if (!embedded)
        return error_set(err, "abicc has no object %s for %s", name, objects->arch->name);
    *object = *embedded;
    return 0;
}

/* Adds the symbols that the object defines for others. */
static int add_names(struct arena *arena, const struct data *object, struct strvec *names,
                     struct error *err)
{
    struct elf_symbol *symbols;
    size_t count;
    struct elf_file *file = elf_file_open_memory(arena, object->name, object->bytes, object->size);
    int status = elf_file_symbols(arena, file, ELF_SYMBOLS_STATIC, &symbols, &count, err);
    for (size_t i = 0; status == 0 && i < count; i++)
        if (!symbols[i].is_local && !symbols[i].is_undefined)
            strvec_push(arena, names, arena_strdup(arena, symbols[i].name));
    elf_file_close(file);
    return status;
}

static int read_members(struct arena *arena, const struct objects *objects,
                        const struct object_file *file, struct archive_member **members,
                        struct error *err)
{
    *members = arena_alloc(arena, file->count * sizeof(**members));
    for (size_t i = 0; i < file->count; i++) {
        struct data object;
        struct archive_member *member = &(*members)[i];
        if (objects_read(arena, objects, file->objects[i].name, &object, err) < 0 ||
            add_names(arena, &object, &member->symbols, err) < 0)
            return -1;
        member->name = text_file_name(file->objects[i].name);
        member->bytes = object.bytes;
        member->size = object.size;
    }
    return 0;
}

static int write_file(struct arena *arena, const struct objects *objects,
                      const struct object_file *file, const char *directory, struct error *err)
{
    struct data object;
    struct archive_member *members = NULL;
    if (file->is_archive ? read_members(arena, objects, file, &members, err) < 0
                         : objects_read(arena, objects, file->objects->name, &object, err) < 0)
        return -1;
    for (size_t i = 0; i < file->names.count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directory, file->names.items[i]);
        int status = file->is_archive ? archive_write(arena, members, file->count, path, err)
                                      : fs_write(path, object.bytes, object.size, err);
        if (status < 0)
            return -1;
    }
    return 0;
}

int objects_write(struct arena *arena, const struct objects *objects, enum object_group group,
                  const char *directory, struct error *err)
{
    struct object_table table;
    if (object_table_load(arena, objects->arch, &table, err) < 0)
        return -1;
    for (size_t i = 0; i < table.count; i++)
        if (table.files[i].group == group &&
            write_file(arena, objects, &table.files[i], directory, err) < 0)
            return -1;
    return 0;
}

int objects_names(struct arena *arena, const struct objects *objects, const char *archive,
                  struct strvec *names, struct error *err)
{
    struct object_table table;
    if (object_table_load(arena, objects->arch, &table, err) < 0)
        return -1;
    for (size_t i = 0; i < table.count; i++) {
        const struct object_file *file = &table.files[i];
        struct archive_member *members;
        if (!strvec_contains(&file->names, archive))
            continue;
        if (read_members(arena, objects, file, &members, err) < 0)
            return -1;
        for (size_t j = 0; j < file->count; j++)
            strvec_extend(arena, names, &members[j].symbols);
        return 0;
    }
    return 0;
}

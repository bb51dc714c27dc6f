#include "sysroot/cxx/cxx_archive.h"

#include <elf.h>
#include <string.h>

#include "elf/archive.h"
#include "sysroot/cxx/object_bytes.h"
#include "sysroot/write/archive_writer.h"

/* An object while it is being changed. */
struct object {
    const char *name;
    struct object_form form;
    char *bytes;
    size_t size;
    Elf64_Shdr *sections; /* a copy, aligned */
    size_t section_count;
    struct group {
        bool has_given;
        bool has_kept;
    } * groups;       /* by index of the group's section */
    size_t *group_of; /* for each section: the section of its group, or 0 */
    char *added;      /* new names, which follow those of the symbol table */
    size_t added_size;
    size_t added_room;
};

static int damaged(const struct object *object, const char *what, struct error *err)
{
    error_set(err, "%s: damaged ELF file: %s", object->name, what);
    return -1;
}

static bool is_within(const struct object *object, uint64_t offset, uint64_t size)
{
    return size <= object->size && offset <= object->size - size;
}

static int read_sections(struct arena *arena, struct object *object, struct error *err)
{
    Elf64_Ehdr header;
    if (!object_read_header(object->bytes, object->size, &object->form, &header))
        return damaged(object, "it is no object, or ends within its header", err);
    size_t each = object_section_size(&object->form);
    if (!is_within(object, header.e_shoff, each))
        return damaged(object, "its section headers lie outside the file", err);
    const char *headers = object->bytes + header.e_shoff;
    object->section_count = header.e_shnum;
    if (!header.e_shnum) /* gABI: too many for e_shnum */
        object->section_count = object_read_section(&object->form, headers).sh_size;
    if (object->section_count > object->size / each ||
        !is_within(object, header.e_shoff, object->section_count * each))
        return damaged(object, "its section headers lie outside the file", err);
    object->sections = arena_alloc(arena, (object->section_count + 1) * sizeof(*object->sections));
    for (size_t i = 0; i < object->section_count; i++)
        object->sections[i] = object_read_section(&object->form, headers + i * each);
    object->groups = arena_alloc(arena, (object->section_count + 1) * sizeof(*object->groups));
    object->group_of = arena_alloc(arena, (object->section_count + 1) * sizeof(size_t));
    return 0;
}

static int read_groups(struct object *object, struct error *err)
{
    for (size_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        if (section->sh_type != SHT_GROUP)
            continue;
        if (!is_within(object, section->sh_offset, section->sh_size))
            return damaged(object, "a group lies outside the file", err);
        for (uint64_t at = sizeof(Elf32_Word); at + sizeof(Elf32_Word) <= section->sh_size;
             at += sizeof(Elf32_Word)) {
            Elf32_Word member =
                object_read_word(&object->form, object->bytes + section->sh_offset + at);
            if (member >= object->section_count)
                return damaged(object, "a group contains a section that does not exist", err);
            object->group_of[member] = i;
        }
    }
    return 0;
}

/* Returns the place of the symbol's section index where that is too large for the symbol. */
static char *wide_index(const struct object *object, size_t table, size_t symbol)
{
    for (size_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        uint64_t at = symbol * sizeof(Elf32_Word);
        if (section->sh_type == SHT_SYMTAB_SHNDX && section->sh_link == table &&
            at + sizeof(Elf32_Word) <= section->sh_size &&
            is_within(object, section->sh_offset, section->sh_size))
            return object->bytes + section->sh_offset + at;
    }
    return NULL;
}

static size_t group_of_symbol(const struct object *object, const Elf64_Sym *symbol,
                              const char *wide)
{
    Elf32_Word section = symbol->st_shndx;
    if (section == SHN_XINDEX && wide)
        section = object_read_word(&object->form, wide);
    else if (section >= SHN_LORESERVE)
        return 0;
    return section < object->section_count ? object->group_of[section] : 0;
}

/* Makes the symbol undefined and strong: it may have been weak or unique, but the other library
 * must have it. */
static void make_undefined(Elf64_Sym *symbol, char *wide)
{
    bool is_tls = ELF64_ST_TYPE(symbol->st_info) == STT_TLS;
    *symbol = (Elf64_Sym){
        .st_name = symbol->st_name,
        .st_info = ELF64_ST_INFO(STB_GLOBAL, is_tls ? STT_TLS : STT_NOTYPE),
    };
    if (wide)
        memset(wide, 0, sizeof(Elf32_Word));
}

static void hide(Elf64_Sym *symbol)
{
    unsigned visibility = ELF64_ST_VISIBILITY(symbol->st_other);
    if (ELF64_ST_BIND(symbol->st_info) == STB_GLOBAL && visibility != STV_INTERNAL)
        symbol->st_other = (unsigned char)((symbol->st_other & ~0x3U) | STV_HIDDEN);
}

/* Returns the table's strings; NULL when they lie outside the file or have no end. */
static const char *names_of(const struct object *object, const Elf64_Shdr *table, uint64_t *size)
{
    if (table->sh_link >= object->section_count)
        return NULL;
    const Elf64_Shdr *names = &object->sections[table->sh_link];
    if (!names->sh_size || !is_within(object, names->sh_offset, names->sh_size) ||
        object->bytes[names->sh_offset + names->sh_size - 1] != '\0')
        return NULL;
    *size = names->sh_size;
    return object->bytes + names->sh_offset;
}

/* Returns where the name will be, counted from the end of those that the object has. */
static size_t add_name(struct arena *arena, struct object *object, const char *name)
{
    size_t at = object->added_size;
    for (const char *p = name; p == name || p[-1]; p++) {
        object->added =
            arena_grow(arena, object->added, object->added_size, &object->added_room, 1);
        object->added[object->added_size++] = *p;
    }
    return at;
}

/* Makes the symbol one that the other library has, or one that only this module sees. */
static void change_definition(struct object *object, Elf64_Sym *symbol, char *wide, bool is_given)
{
    struct group *group = &object->groups[group_of_symbol(object, symbol, wide)];
    group->has_given |= is_given;
    group->has_kept |= !is_given;
    if (is_given)
        make_undefined(symbol, wide);
    else
        hide(symbol);
}

/* Writes the names, with those that were added, behind everything else. */
static void append_names(struct arena *arena, struct cxx_object *changed,
                         const struct object *object, size_t table)
{
    Elf64_Ehdr header;
    struct object_form form;
    size_t index = object->sections[table].sh_link;
    const Elf64_Shdr *names = &object->sections[index];
    size_t size = names->sh_size + object->added_size;
    char *bytes = arena_alloc(arena, object->size + size);
    memcpy(bytes, object->bytes, object->size);
    memcpy(bytes + object->size, object->bytes + names->sh_offset, names->sh_size);
    memcpy(bytes + object->size + names->sh_size, object->added, object->added_size);
    if (object_read_header(bytes, object->size, &form, &header))
        object_place_section(&form, object->size, size,
                             bytes + header.e_shoff + index * object_section_size(&form));
    changed->bytes = bytes;
    changed->size = object->size + size;
}

static int change_symbols(struct arena *arena, struct object *object, size_t table,
                          const struct cxx_given *given, struct strvec *kept, struct error *err)
{
    const Elf64_Shdr *section = &object->sections[table];
    uint64_t names_size = 0;
    const char *names = names_of(object, section, &names_size);
    if (!names || !is_within(object, section->sh_offset, section->sh_size))
        return damaged(object, "its symbols or their names lie outside the file", err);
    size_t each = object_symbol_size(&object->form);
    for (size_t i = 1; i < section->sh_size / each; i++) {
        char *place = object->bytes + section->sh_offset + i * each;
        Elf64_Sym symbol = object_read_symbol(&object->form, place);
        if (symbol.st_name >= names_size)
            return damaged(object, "the name of a symbol lies outside the file", err);
        if (ELF64_ST_BIND(symbol.st_info) == STB_LOCAL)
            continue;
        const char *name = names + symbol.st_name;
        if (symbol.st_shndx == SHN_UNDEF) {
            const char *now = given->renames ? renames_find(given->renames, name) : NULL;
            if (!now)
                continue;
            symbol.st_name = (Elf64_Word)(names_size + add_name(arena, object, now));
        } else {
            char *wide = symbol.st_shndx == SHN_XINDEX ? wide_index(object, table, i) : NULL;
            bool is_given = given->gives && given->gives(given->data, name);
            if (given->gives)
                change_definition(object, &symbol, wide, is_given);
            if (!is_given)
                strvec_push(arena, kept, name);
        }
        object_write_symbol(&object->form, &symbol, place);
    }
    return 0;
}

/* Dissolves groups none of whose names is left. A linker that kept such a group would drop the
 * user's own group of the same name. */
static void dissolve_groups(struct object *object)
{
    for (size_t i = 1; i < object->section_count; i++) {
        const struct group *group = &object->groups[i];
        if (group->has_given && !group->has_kept &&
            object->sections[i].sh_size >= sizeof(Elf32_Word))
            memset(object->bytes + object->sections[i].sh_offset, 0, sizeof(Elf32_Word));
    }
}

int cxx_archive_change(struct arena *arena, struct cxx_object *changed,
                       const struct cxx_given *given, struct error *err)
{
    struct object object = {.name = changed->name, .bytes = changed->bytes, .size = changed->size};
    if (read_sections(arena, &object, err) < 0 || read_groups(&object, err) < 0)
        return -1;
    size_t table = 0; /* an object has one (gABI, "Sections") */
    while (table < object.section_count && object.sections[table].sh_type != SHT_SYMTAB)
        table++;
    if (table < object.section_count &&
        change_symbols(arena, &object, table, given, &changed->kept, err) < 0)
        return -1;
    dissolve_groups(&object);
    if (object.added_size)
        append_names(arena, changed, &object, table);
    return 0;
}

struct writer {
    struct arena *arena;
    const char *from;
    const struct cxx_given *given;
    struct archive_member *members;
    size_t count;
    size_t room;
    int status;
    struct error *err;
};

static void add_member(struct writer *writer, const struct archive_member *member)
{
    writer->members = arena_grow(writer->arena, writer->members, writer->count, &writer->room,
                                 sizeof(*writer->members));
    writer->members[writer->count++] = *member;
}

static bool change_member(void *data, const char *name, const struct elf_file *file)
{
    struct writer *writer = data;
    size_t size;
    const void *original = elf_file_bytes(file, &size);
    struct cxx_object object = {.name = arena_printf(writer->arena, "%s(%s)", writer->from, name),
                                .bytes = arena_alloc(writer->arena, size),
                                .size = size};
    memcpy(object.bytes, original, size);
    writer->status = cxx_archive_change(writer->arena, &object, writer->given, writer->err);
    const struct archive_member member = {.name = arena_strdup(writer->arena, name),
                                          .bytes = object.bytes,
                                          .size = object.size,
                                          .symbols = object.kept};
    if (writer->status == 0 && member.symbols.count)
        add_member(writer, &member);
    return writer->status == 0;
}

int cxx_archive_write(struct arena *arena, const char *from, const struct cxx_given *given,
                      const char *to, struct error *err)
{
    struct elf_file *file;
    struct writer writer = {.arena = arena, .from = from, .given = given, .err = err};
    if (elf_file_open(arena, from, &file, err) < 0)
        return -1;
    int status = elf_file_content(file) == ELF_CONTENT_ARCHIVE
                     ? elf_file_members(file, change_member, &writer, err)
                     : error_set(err, "%s: not an archive", from);
    elf_file_close(file);
    if (status < 0 || writer.status < 0)
        return -1;
    return archive_write(arena, writer.members, writer.count, to, err);
}

/* The marks that objects and members of archives had and the output has not. */
#include <string.h>

#include "base/text.h"
#include "cmdline/language.h"
#include "elf/archive.h"
#include "elf/file.h"
#include "elf/lto.h"
#include "link/inputs.h"
#include "link/units.h"
#include "verdict/link_check.h"

/* A member of an archive, with marks that none of the objects has. */
struct marked_member {
    const char *path; /* of the archive */
    const char *name;
    struct strvec marks;
};

struct marked_members {
    struct marked_member *items;
    size_t count;
    size_t room;
};

struct reader {
    struct arena *arena;
    struct strvec marks; /* of what is linked */
    struct marked_members members;
    const char *path; /* of the archive that is being read */
    bool wants_all;   /* not only marks of objects for the link-time optimizer */
};

/* Adds the marks to the list, each once, in the arena. */
static void add_marks(struct arena *arena, const struct strvec *marks, struct strvec *list)
{
    for (size_t i = 0; i < marks->count; i++)
        if (!strvec_contains(list, marks->items[i]))
            strvec_push(arena, list, arena_strdup(arena, marks->items[i]));
}

/* Returns the marks of an object that the output has lost: all, or those of one that has code for
 * the link-time optimizer. */
static struct strvec marks_of(const struct reader *reader, const struct elf_file *file)
{
    struct elf_symbol *symbols;
    size_t count;
    struct error ignored; /* the link itself read the file */
    if (!reader->wants_all &&
        (elf_file_lto_symbols(reader->arena, file, &symbols, &count, &ignored) < 0 || !count))
        return (struct strvec){0};
    return facts_identities(reader->arena, file);
}

static bool read_member(void *data, const char *name, const struct elf_file *file)
{
    struct reader *reader = data;
    struct arena *arena = reader->arena;
    struct marked_members *members = &reader->members;
    struct marked_member member = {.path = reader->path};
    const struct strvec marks = marks_of(reader, file);
    add_marks(arena, &marks, &member.marks);
    if (!member.marks.count)
        return true;
    member.name = arena_strdup(arena, name);
    members->items =
        arena_grow(arena, members->items, members->count, &members->room, sizeof(*members->items));
    members->items[members->count++] = member;
    return true;
}

static void read_file(struct reader *reader, const char *path)
{
    struct elf_file *file;
    struct error ignored;
    if (elf_file_open(reader->arena, path, &file, &ignored) < 0)
        return;
    reader->path = path;
    if (elf_file_content(file) == ELF_CONTENT_ARCHIVE) {
        (void)elf_file_members(file, read_member, reader, &ignored);
    } else if (elf_file_content(file) == ELF_CONTENT_ELF) {
        const struct strvec marks = marks_of(reader, file);
        add_marks(reader->arena, &marks, &reader->marks);
    }
    elf_file_close(file);
}

/* Returns whether a member has a mark that is neither the link's own nor that of an object. */
static bool has_news(const struct reader *reader, const char *own)
{
    for (size_t i = 0; i < reader->members.count; i++) {
        const struct strvec *marks = &reader->members.items[i].marks;
        for (size_t j = 0; j < marks->count; j++)
            if (strcmp(marks->items[j], own) != 0 &&
                !strvec_contains(&reader->marks, marks->items[j]))
                return true;
    }
    return false;
}

static bool is_taken_whole(const struct inputs *inputs, const char *path)
{
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->items[i].is_whole && inputs->items[i].path &&
            strcmp(inputs->items[i].path, path) == 0)
            return true;
    return false;
}

static bool is_users(const struct link_file *file)
{
    return file->origin == ORIGIN_USER && !strstr(text_file_name(file->path), ".so");
}

static bool came_before(const struct link_files *files, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(files->items[i].path, files->items[index].path) == 0)
            return true;
    return false;
}

/* Returns whether the line compiles an input itself: its object is gone, and with it what it asked
 * of archives. */
static bool has_sources(const struct cmdline *line)
{
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind == WORD_INPUT && language_of(word->language, word->text).is_compiled)
            return true;
    }
    return false;
}

/* Returns the units of the user's files, with those members marked that the link took: all, where a
 * source may have asked for any. Linkers do not say which, so it is worked out from the symbols. A
 * linker script among the files does not count as an input of which nothing is known: what it names
 * is in the list itself. */
static struct units read_units(const struct marked_link *link, struct arena *arena)
{
    const struct inputs inputs = inputs_read(arena, link->line, link->state, link->environment);
    struct units units = {0};
    for (size_t i = 0; i < link->files->count; i++) {
        const struct link_file *file = &link->files->items[i];
        if (is_users(file) && !came_before(link->files, i))
            units_read(arena, file->path, file->path, is_taken_whole(&inputs, file->path), &units);
    }
    units.is_partial = has_sources(link->line);
    units_link(arena, &units, &inputs.wanted);
    return units;
}

static bool is_linked(const struct units *units, const struct marked_member *member)
{
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        if (unit->is_linked && unit->member && strcmp(unit->member, member->name) == 0 &&
            strcmp(unit->file, member->path) == 0)
            return true;
    }
    return false;
}

struct strvec link_lost_marks(struct arena *arena, const struct marked_link *link)
{
    struct reader reader = {.arena = arena, .wants_all = link->is_bare};
    for (size_t i = 0; (link->is_bare || link->has_lto) && i < link->files->count; i++)
        if (is_users(&link->files->items[i]) && !came_before(link->files, i))
            read_file(&reader, link->files->items[i].path);
    if (!has_news(&reader, link->state->identity.comment))
        return reader.marks;
    const struct units units = read_units(link, arena);
    for (size_t i = 0; i < reader.members.count; i++)
        if (is_linked(&units, &reader.members.items[i]))
            add_marks(arena, &reader.members.items[i].marks, &reader.marks);
    return reader.marks;
}

#include "link/link_libraries.h"

#include <stdbool.h>
#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "elf/run_path.h"

struct reader {
    struct arena *arena;
    const char *stubs;
    struct link_libraries opened; /* by the linker */
    struct link_libraries found;
    size_t opened_room, found_room;
};

static void push(struct arena *arena, struct link_libraries *libraries, size_t *room,
                 struct link_library library)
{
    libraries->items =
        arena_grow(arena, libraries->items, libraries->count, room, sizeof(*libraries->items));
    libraries->items[libraries->count++] = library;
}

static const struct link_library *find_in(const struct link_libraries *libraries,
                                          const char *soname)
{
    for (size_t i = 0; i < libraries->count; i++)
        if (strcmp(libraries->items[i].soname, soname) == 0)
            return &libraries->items[i];
    return NULL;
}

/* A library without a soname is needed by the path that the link named it with, if it did. */
static const struct link_library *find_opened(const struct link_libraries *opened,
                                              const char *needed)
{
    const struct link_library *library = find_in(opened, needed);
    for (size_t i = 0; !library && i < opened->count; i++)
        if (!opened->items[i].facts->soname && strcmp(opened->items[i].path, needed) == 0)
            library = &opened->items[i];
    return library;
}

/* False when the file is no shared library. */
static bool read_library(struct arena *arena, const char *path, struct link_library *library)
{
    struct facts *facts = arena_alloc(arena, sizeof(*facts));
    struct error ignored; /* a linker script, or damage: the link had no use for it either */
    if (facts_read(arena, path, facts, &ignored) < 0 || !facts->is_elf || facts->is_relocatable)
        return false;
    *library = (struct link_library){
        .path = path,
        .soname = facts->soname ? facts->soname : text_file_name(path),
        .facts = facts,
    };
    return true;
}

/* Returns whether the output needs a library of the file's name. */
static bool is_needed(const struct facts *output, const char *path)
{
    for (size_t i = 0; i < output->needed.count; i++)
        if (strcmp(text_file_name(output->needed.items[i]), text_file_name(path)) == 0)
            return true;
    return false;
}

/* Hundreds of objects and archives are not looked into, unless their names turn out to be those of
 * libraries: a shared library may be called libx.a. */
static void read_opened(struct reader *reader, const struct link_files *files,
                        const struct facts *output)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct link_file *file = &files->items[i];
        struct link_library library;
        bool is_named_otherwise =
            text_ends_with(file->path, ".o") || text_ends_with(file->path, ".a");
        if (file->origin == ORIGIN_SYSROOT ||
            (is_named_otherwise && !is_needed(output, file->path)) ||
            !read_library(reader->arena, file->path, &library))
            continue;
        library.origin = file->origin;
        push(reader->arena, &reader->opened, &reader->opened_room, library);
    }
}

static bool find_beside(struct reader *reader, const struct link_library *needer,
                        const char *soname, struct link_library *library)
{
    struct arena *arena = reader->arena;
    const struct strvec *said =
        needer->facts->runpath.count ? &needer->facts->runpath : &needer->facts->rpath;
    for (size_t i = 0; i < said->count; i++) {
        const char *directory = run_path_expand(arena, said->items[i], needer->path);
        if (directory &&
            read_library(arena, arena_printf(arena, "%s/%s", directory, soname), library))
            return true;
    }
    if (fs_exists(arena_printf(arena, "%s/%s", reader->stubs, soname)))
        return false;
    const char *directory = text_directory(arena, needer->path);
    return read_library(arena, arena_printf(arena, "%s/%s", directory, soname), library);
}

static void find_needed(struct reader *reader, const struct strvec *needed,
                        const struct link_library *needer)
{
    for (size_t i = 0; i < needed->count; i++) {
        const char *soname = needed->items[i];
        if (find_in(&reader->found, soname))
            continue;
        const struct link_library *opened = find_opened(&reader->opened, soname);
        struct link_library library;
        if (opened)
            library = *opened;
        else if (!needer || !find_beside(reader, needer, soname, &library))
            continue;
        library.needed_by = needer ? needer->soname : NULL;
        push(reader->arena, &reader->found, &reader->found_room, library);
    }
}

/* The loader checks the symbol versions of auxiliary libraries as of all others. */
static void find_all(struct reader *reader, const struct facts *facts,
                     const struct link_library *needer)
{
    find_needed(reader, &facts->needed, needer);
    find_needed(reader, &facts->filters, needer);
    find_needed(reader, &facts->auxiliaries, needer);
}

struct link_libraries link_libraries_read(struct arena *arena, const struct link_files *files,
                                          const struct facts *output, const char *stubs)
{
    struct reader reader = {.arena = arena, .stubs = stubs};
    if (!output->needed.count && !output->filters.count && !output->auxiliaries.count)
        return reader.found;
    read_opened(&reader, files, output);
    find_all(&reader, output, NULL);
    for (size_t i = 0; i < reader.found.count; i++) {
        const struct link_library needer = reader.found.items[i]; /* the list may move */
        find_all(&reader, needer.facts, &needer);
    }
    return reader.found;
}

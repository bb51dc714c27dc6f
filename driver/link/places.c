#include "link/places.h"

#include <stdlib.h>
#include <string.h>

#include "elf/archive.h"
#include "elf/lines.h"
#include "elf/references.h"

/* The search in one unit. */
struct search {
    struct arena *arena;
    const struct unit *unit;
    const char *name;
    const struct strvec *kept;
    struct places places;
};

static bool is_kept(const struct search *search, const struct elf_reference *reference)
{
    return !search->kept || !reference->function ||
           strvec_contains_sorted(search->kept, reference->function);
}

static void add(struct search *search, const char *place)
{
    if (!strvec_contains(&search->places.items, place))
        strvec_push(search->arena, &search->places.items, place);
}

static void add_function(struct search *search, const struct elf_reference *reference)
{
    if (reference->function)
        add(search, arena_printf(search->arena, "function %s", reference->function));
}

/* Compares by source line; places without a line come first. */
static int compare_lines(const void *a, const void *b)
{
    const struct elf_line *one = &((const struct elf_place *)a)->at;
    const struct elf_line *other = &((const struct elf_place *)b)->at;
    int order = strcmp(one->file ? one->file : "", other->file ? other->file : "");
    return order ? order : (one->line > other->line) - (one->line < other->line);
}

/* Adds the lines of the references that the link kept, or their functions if there are no lines. */
static void add_places(struct search *search, const struct elf_file *object,
                       const struct elf_reference *references, size_t count)
{
    struct elf_place *places = arena_alloc(search->arena, count * sizeof(*places));
    size_t kept = 0;
    bool has_lines = false;
    struct error ignored;
    for (size_t i = 0; i < count; i++)
        if (is_kept(search, &references[i]))
            places[kept++] = (struct elf_place){.section = references[i].section,
                                                .offset = references[i].offset};
    search->places.is_dropped = count && !kept;
    if (elf_lines_find(search->arena, object, places, kept, &ignored) < 0)
        kept = 0;
    if (kept)
        qsort(places, kept, sizeof(*places), compare_lines);
    for (size_t i = 0; i < kept; i++) {
        const struct elf_line *line = &places[i].at;
        if (!line->file)
            continue;
        has_lines = true;
        add(search, arena_printf(search->arena, "%s:%u", line->file, line->line));
    }
    for (size_t i = 0; !has_lines && i < count; i++)
        if (is_kept(search, &references[i]))
            add_function(search, &references[i]);
}

/* Searches the member that refers to the symbol, of several with the same name. */
static bool look_into(void *data, const char *member, const struct elf_file *object)
{
    struct search *search = data;
    struct elf_reference *references;
    struct error ignored;
    size_t count;
    if (search->unit->member && strcmp(search->unit->member, member) != 0)
        return true;
    if (elf_references_find(search->arena, object, search->name, &references, &count, &ignored) <
            0 ||
        !count)
        return true;
    add_places(search, object, references, count);
    return false;
}

struct places places_find(struct arena *arena, const struct unit *unit, const char *name,
                          const struct strvec *kept)
{
    struct search search = {.arena = arena, .unit = unit, .name = name, .kept = kept};
    struct elf_file *file;
    struct error ignored;
    if (elf_file_open(arena, unit->file, &file, &ignored) < 0)
        return search.places;
    if (elf_file_content(file) == ELF_CONTENT_ARCHIVE)
        elf_file_members(file, look_into, &search, &ignored);
    else if (elf_file_content(file) == ELF_CONTENT_ELF)
        look_into(&search, "", file);
    elf_file_close(file);
    return search.places;
}

struct strvec places_of_object(struct arena *arena, const struct elf_file *object, const char *name)
{
    const struct unit any = {0};
    struct search search = {.arena = arena, .unit = &any, .name = name};
    look_into(&search, "", object);
    return search.places.items;
}

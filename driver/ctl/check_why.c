#include "ctl/check_why.h"

#include <string.h>

#include "elf/archive.h"
#include "elf/calls.h"
#include "elf/lines.h"
#include "link/places.h"

/* The question, and the places that were found. */
struct search {
    struct arena *arena;
    const char *symbol;
    struct strvec places;
};

/* Adds the lines or functions of one object that refer to the symbol; without any, the object.
 * `prefix` names it. */
static void search_object(struct search *search, const char *prefix, const struct elf_file *object)
{
    struct strvec places = places_of_object(search->arena, object, search->symbol);
    for (size_t i = 0; i < places.count; i++)
        strvec_pushf(search->arena, &search->places, "%s%s", prefix, places.items[i]);
    if (!places.count)
        strvec_pushf(search->arena, &search->places, "%sin data, or at a place that is not known",
                     prefix);
}

static bool asks(const struct facts *facts, const char *symbol)
{
    for (size_t i = 0; i < facts->import_count; i++)
        if (strcmp(facts->imports[i].name, symbol) == 0)
            return true;
    return false;
}

static bool search_member(void *data, const char *name, const struct elf_file *member)
{
    struct search *search = data;
    struct arena scratch = {0};
    struct facts facts;
    struct error err;
    if (facts_of(&scratch, member, &facts, &err) == 0 && asks(&facts, search->symbol))
        search_object(search, arena_printf(search->arena, "%s: ", name), member);
    arena_release(&scratch);
    return true;
}

/* Adds the places of the calls of one function, each once. */
static void add_callers(struct search *search, const char *function, size_t callee,
                        const struct elf_call *calls, const struct elf_place *places, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct elf_line *line = &places[i].at;
        const char *text = NULL;
        if (calls[i].callee == callee && line->file)
            text = arena_printf(search->arena, "%s, called at %s:%u", function, line->file,
                                line->line);
        else if (calls[i].callee == callee && calls[i].caller)
            text =
                arena_printf(search->arena, "%s, called by function %s", function, calls[i].caller);
        if (text && !strvec_contains(&search->places, text))
            strvec_push(search->arena, &search->places, text);
    }
}

static bool is_asked_for(const struct search *search, const struct facts_import *import)
{
    return strcmp(import->name, search->symbol) == 0 ||
           (import->version && strcmp(import->version->node, search->symbol) == 0);
}

static void search_linked(struct search *search, const struct elf_file *file,
                          const struct facts *facts)
{
    struct strvec names = {0};
    struct elf_calls calls = {0};
    struct error ignored;
    for (size_t i = 0; i < facts->import_count; i++)
        if (is_asked_for(search, &facts->imports[i]))
            strvec_push(search->arena, &names, facts->imports[i].name);
    (void)elf_calls_find(search->arena, file, names.items, names.count, &calls, &ignored);
    size_t count = calls.count;
    struct elf_place *places = arena_alloc(search->arena, count * sizeof(*places));
    for (size_t i = 0; i < count; i++)
        places[i].offset = calls.items[i].address;
    /* Calls are in the order of addresses, which sorting the places keeps. */
    if (elf_lines_find(search->arena, file, places, count, &ignored) < 0)
        count = 0;
    for (size_t i = 0, callee = 0; i < facts->import_count; i++) {
        const struct facts_import *import = &facts->imports[i];
        const struct facts_version *version = import->version;
        if (!is_asked_for(search, import))
            continue;
        if (version)
            strvec_pushf(search->arena, &search->places, "%s, version %s of %s", import->name,
                         version->node, version->library);
        else
            strvec_pushf(search->arena, &search->places, "%s, of any library", import->name);
        add_callers(search, import->name, callee++, calls.items, places, count);
    }
    if (names.count && !elf_calls_can_read(facts->machine))
        strvec_pushf(search->arena, &search->places,
                     "where it is called is not known: abictl does not read code of %s",
                     facts_machine_name(search->arena, facts));
}

struct strvec check_why(struct arena *arena, const struct elf_file *file, const struct facts *facts,
                        const char *symbol)
{
    struct search search = {.arena = arena, .symbol = symbol};
    struct error err;
    if (elf_file_content(file) == ELF_CONTENT_ARCHIVE)
        (void)elf_file_members(file, search_member, &search, &err); /* damage was reported before */
    else if (!facts->is_relocatable)
        search_linked(&search, file, facts);
    else if (asks(facts, symbol))
        search_object(&search, "", file);
    return search.places;
}

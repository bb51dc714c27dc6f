#include "ctl/check_why.h"

#include <string.h>

#include "elf/archive.h"
#include "verify/places.h"

/* The question, and the places that were found. */
struct search {
    struct arena *arena;
    const char *symbol;
    struct strvec places;
};

/* The lines or functions of one object that refer to the symbol; else the object. `prefix` names
 * it. */
static void search_object(struct search *search, const char *prefix, const struct elf_file *object)
{
    struct strvec places = places_of_object(search->arena, object, search->symbol);
    for (size_t i = 0; i < places.count; i++)
        strvec_pushf(search->arena, &search->places, "%s%s", prefix, places.items[i]);
    if (!places.count)
        strvec_pushf(search->arena, &search->places, "%sin data, or the object does not tell",
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

static void search_linked(struct search *search, const struct facts *facts)
{
    for (size_t i = 0; i < facts->import_count; i++) {
        const struct facts_import *import = &facts->imports[i];
        const struct facts_version *version = import->version;
        if (strcmp(import->name, search->symbol) != 0 &&
            (!version || strcmp(version->node, search->symbol) != 0))
            continue;
        if (version)
            strvec_pushf(search->arena, &search->places, "%s, version %s of %s", import->name,
                         version->node, version->library);
        else
            strvec_pushf(search->arena, &search->places, "%s, of any library", import->name);
    }
}

struct strvec check_why(struct arena *arena, const struct elf_file *file, const struct facts *facts,
                        const char *symbol)
{
    struct search search = {.arena = arena, .symbol = symbol};
    struct error err;
    if (elf_file_content(file) == ELF_CONTENT_ARCHIVE)
        (void)elf_file_members(file, search_member, &search, &err); /* damage was told before */
    else if (!facts->is_relocatable)
        search_linked(&search, facts);
    else if (asks(facts, symbol))
        search_object(&search, "", file);
    return search.places;
}

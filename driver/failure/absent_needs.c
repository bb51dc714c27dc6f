#include "failure/absent_needs.h"

#include <string.h>

#include "base/text.h"
#include "failure/host_offer.h"
#include "failure/host_package.h"
#include "failure/remedy.h"

/* Returns z for an archive member of libz.a, if the profile lets it in from the host; or NULL. */
static const char *host_archive_of(struct arena *arena, const struct search *search,
                                   const struct unit *unit)
{
    const char *name = text_file_name(unit->file);
    if (!unit->member || !text_begins_with(name, "lib") || !text_ends_with(name, ".a"))
        return NULL;
    name = arena_strndup(arena, name + 3, strlen(name) - 5);
    return strvec_contains(&search->link->state->profile.host_archives, name) ? name : NULL;
}

/* A symbol that the linker missed for a member of one of the host's archives. */
struct miss {
    const struct unit *unit;
    const char *archive;
    const char *symbol;
};

struct needs {
    struct arena *arena;
    const struct search *search;
    struct miss *misses;
    size_t count;
    size_t room;
    struct strvec told; /* libraries, each once */
    struct findings *findings;
};

static void collect(struct needs *needs)
{
    const struct search *search = needs->search;
    for (size_t i = 0; i < search->units.count; i++) {
        const struct unit *unit = &search->units.items[i];
        const char *archive = host_archive_of(needs->arena, search, unit);
        for (size_t j = 0; archive && j < unit->wanted.count; j++) {
            const char *name = unit->wanted.items[j];
            if (!linker_messages_mention(&search->messages, name) ||
                definitions_find(&search->own, name) ||
                !linker_messages_report(needs->arena, &search->messages, name))
                continue;
            needs->misses = arena_grow(needs->arena, needs->misses, needs->count, &needs->room,
                                       sizeof(*needs->misses));
            needs->misses[needs->count++] = (struct miss){unit, archive, name};
        }
    }
}

/* Returns the archive's first missed symbol that the host's library has, or NULL. */
static const struct miss *find_provided(const struct needs *needs, const char *archive,
                                        const char *library)
{
    struct arena *arena = needs->arena;
    struct units units = {0};
    const char *path = host_library_file(arena, needs->search->link->state->profile.arch,
                                         arena_printf(arena, "lib%s.a", library));
    if (!path)
        return NULL;
    units_read(arena, path, path, true, &units);
    struct definitions definitions = units_definitions(arena, &units);
    for (size_t i = 0; i < needs->count; i++)
        if (strcmp(needs->misses[i].archive, archive) == 0 &&
            definitions_find(&definitions, needs->misses[i].symbol))
            return &needs->misses[i];
    return NULL;
}

static void tell(struct needs *needs, const struct miss *miss, const char *library)
{
    struct arena *arena = needs->arena;
    const struct profile *profile = &needs->search->link->state->profile;
    struct strvec archives = {0};
    strvec_extend(arena, &archives, &profile->host_archives);
    if (!strvec_contains(&archives, library))
        strvec_push(arena, &archives, library);
    strvec_push(arena, &needs->told, library);
    findings_add(arena, needs->findings, &profile->rules,
                 (struct finding){
                     .rule = rule_find("ABI008"),
                     .severity = SEVERITY_ERROR,
                     .file = miss->unit->shown,
                     .subject = library,
                     .text = arena_printf(arena, "the host's lib%s.a needs lib%s: %s is in it",
                                          miss->archive, library, miss->symbol),
                     .remedy = remedy_add_host_archive(arena, &archives, miss->archive, library)});
}

/* Looks for the archive's missed symbols in the other libraries of its package. */
static void tell_archive(struct needs *needs, const char *archive)
{
    const char *arch = needs->search->link->state->profile.arch;
    const char *package = host_package_of_library(needs->arena, arch, archive);
    struct strvec libraries = {0};
    if (!package || !host_package_libraries(needs->arena, arch, package, &libraries))
        return;
    for (size_t i = 0; i < libraries.count; i++) {
        const char *library = libraries.items[i];
        if (strcmp(library, archive) == 0 || strvec_contains(&needs->told, library))
            continue;
        const struct miss *miss = find_provided(needs, archive, library);
        if (miss)
            tell(needs, miss, library);
    }
}

void missing_needs(struct arena *arena, const struct search *search, struct findings *findings)
{
    struct needs needs = {.arena = arena, .search = search, .findings = findings};
    struct strvec done = {0};
    collect(&needs);
    for (size_t i = 0; i < needs.count; i++) {
        const char *archive = needs.misses[i].archive;
        if (strvec_contains(&done, archive))
            continue;
        strvec_push(arena, &done, archive);
        tell_archive(&needs, archive);
    }
}

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

/* Returns the library of the archive's package whose archive on the host has the symbol, or NULL.
 */
static const char *provider_of(struct arena *arena, const char *arch, const char *archive,
                               const char *symbol)
{
    const char *package = host_package_of_library(arena, arch, archive);
    struct strvec libraries = {0};
    if (!package || !host_package_libraries(arena, arch, package, &libraries))
        return NULL;
    for (size_t i = 0; i < libraries.count; i++) {
        struct units units = {0};
        const char *path =
            host_library_file(arena, arch, arena_printf(arena, "lib%s.a", libraries.items[i]));
        if (!path || strcmp(libraries.items[i], archive) == 0)
            continue;
        units_read(arena, path, path, true, &units);
        struct definitions definitions = units_definitions(arena, &units);
        if (definitions_find(&definitions, symbol))
            return libraries.items[i];
    }
    return NULL;
}

static void tell(struct arena *arena, const struct search *search, const struct unit *unit,
                 const char *symbol, struct findings *findings)
{
    const struct profile *profile = &search->link->state->profile;
    const char *archive = host_archive_of(arena, search, unit);
    const char *needed = provider_of(arena, profile->arch, archive, symbol);
    if (!needed)
        return;
    struct strvec archives = {0};
    strvec_extend(arena, &archives, &profile->host_archives);
    if (!strvec_contains(&archives, needed))
        strvec_push(arena, &archives, needed);
    struct finding finding = {.rule = rule_find("ABI008"),
                              .severity = SEVERITY_ERROR,
                              .file = unit->shown,
                              .subject = needed,
                              .text =
                                  arena_printf(arena, "the host's lib%s.a needs lib%s: %s is in it",
                                               archive, needed, symbol),
                              .remedy = remedy_add_host_archive(arena, &archives, archive, needed)};
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].subject, needed) == 0)
            return;
    findings_add(arena, findings, &profile->rules, finding);
}

void missing_needs(struct arena *arena, const struct search *search, struct findings *findings)
{
    for (size_t i = 0; i < search->units.count; i++) {
        const struct unit *unit = &search->units.items[i];
        for (size_t j = 0; j < unit->wanted.count; j++) {
            const char *name = unit->wanted.items[j];
            if (linker_messages_mention(&search->messages, name) &&
                !definitions_find(&search->own, name) && host_archive_of(arena, search, unit) &&
                linker_messages_report(arena, &search->messages, name))
                tell(arena, search, unit, name, findings);
        }
    }
}

#include "failure/remedy.h"

#include <string.h>

#include "base/text.h"
#include "profile/profile.h"
#include "rules/polyfill_offer.h"
#include "tables/polyfill.h"
#include "tables/polyfill_reason.h"

void remedies_begin(struct arena *arena, const struct failed_link *link, struct remedies *remedies)
{
    *remedies = (struct remedies){.arena = arena, .link = link};
}

/* "the floor is 2.17", or why the sysroot ends before the floor. */
static const char *promise(const struct remedies *remedies)
{
    const struct state *state = remedies->link->state;
    struct version floor = state->profile.libc_version;
    char text[VERSION_TEXT_SIZE];
    char host[VERSION_TEXT_SIZE];
    version_text(floor, text);
    if (version_compare(state->sysroot.release, floor) >= 0)
        return arena_printf(remedies->arena, "the floor is %s", text);
    return arena_printf(remedies->arena, "the floor is %s, but this machine's headers end at %s",
                        text, version_text(state->sysroot.release, host));
}

/* An archive counts as a whole. */
static void take_unit(struct remedies *remedies, const struct unit *unit)
{
    if (!unit || unit->is_ours) {
        remedies->has_own = true;
        return;
    }
    const char *name = text_file_name(unit->file);
    if (!strvec_contains(&remedies->strangers, name))
        strvec_push(remedies->arena, &remedies->strangers, name);
}

static void take_newer(struct remedies *remedies, const struct unit *unit, const char *name,
                       struct version release)
{
    take_unit(remedies, unit);
    if (!strvec_contains(&remedies->newer, name))
        strvec_push(remedies->arena, &remedies->newer, name);
    if (version_compare(release, remedies->newest) > 0)
        remedies->newest = release;
}

/* Of what musl does not have. */
static const char *foreign_words(struct remedies *remedies, const struct absence *absence)
{
    static const char words[] = "which glibc has and musl has not";
    if (!absence->package) {
        remedies->has_foreign = true;
        return words;
    }
    return arena_printf(remedies->arena,
                        "%s; Alpine has it in %s: build that library with abicc and add -l%s",
                        words, absence->package, absence->option);
}

const char *remedies_take(struct remedies *remedies, const struct unit *unit, const char *name,
                          const struct absence *absence)
{
    struct arena *arena = remedies->arena;
    char text[VERSION_TEXT_SIZE];
    const char *libc = libc_name(remedies->link->state->profile.libc);
    version_text(absence->release, text);
    switch (absence->kind) {
    case ABSENCE_LIBRARY:
        return arena_printf(arena, "which is in %s: add -l%s at the end of the line",
                            absence->library, absence->option);
    case ABSENCE_FOREIGN:
        return foreign_words(remedies, absence);
    case ABSENCE_WITHDRAWN:
        if (version_is_zero(absence->release))
            return arena_printf(arena, "which %s keeps for old programs: no link finds it", libc);
        return arena_printf(arena, "which links find no more since %s %s; %s", libc, text,
                            promise(remedies));
    case ABSENCE_NEWER:
        break;
    }
    take_newer(remedies, unit, name, absence->release);
    return arena_printf(arena, "which came with %s %s; %s", libc, text, promise(remedies));
}

/* The profile of the least release that has all of the names, linking as this one does; NULL. */
static const char *first_profile(const struct remedies *remedies)
{
    const struct profile *own = &remedies->link->state->profile;
    struct strvec roots = profile_roots(remedies->arena, remedies->link->environment);
    struct strvec names = {0};
    const char *best = NULL;
    struct version least = {{0}};
    struct error ignored;
    if (profile_names(remedies->arena, &roots, &names, &ignored) < 0)
        return NULL;
    for (size_t i = 0; i < names.count; i++) {
        struct profile other;
        struct profile_sources sources = {0};
        if (profile_load(remedies->arena, &roots, names.items[i], &other, &sources, &ignored) < 0 ||
            other.libc != own->libc || other.link_mode != own->link_mode ||
            version_compare(other.libc_version, remedies->newest) < 0 ||
            (best && version_compare(other.libc_version, least) >= 0))
            continue;
        best = other.name;
        least = other.libc_version;
    }
    return best;
}

static void add_newer_floor(const struct remedies *remedies, struct strvec *lines)
{
    struct arena *arena = remedies->arena;
    const char *all = remedies->newer.count > 1 ? "all of them" : "it";
    const char *profile = first_profile(remedies);
    char text[VERSION_TEXT_SIZE];
    const char *exact = "";
    version_text(remedies->newest, text);
    if (remedies->link->state->profile.libc == LIBC_GLIBC)
        exact = arena_printf(arena, "ABICC_PROFILE=glibc%s", text);
    if (profile)
        strvec_pushf(arena, lines,
                     "choose a newer floor: ABICC_PROFILE=%s is the first profile that has %s%s%s",
                     profile, all, *exact ? "; exactly its release: " : "", exact);
    else
        strvec_pushf(arena, lines, "choose a newer floor: %s",
                     *exact ? exact : arena_printf(arena, "a profile of musl %s", text));
}

static void add_polyfills(const struct remedies *remedies, struct strvec *lines)
{
    const char *offer = polyfill_offer(remedies->arena, &remedies->newer);
    if (offer)
        strvec_push(remedies->arena, lines, offer);
}

/* "a, b and 3 more" */
static const char *list(struct arena *arena, const struct strvec *names)
{
    enum { SHOWN = 3 };
    const char *text = names->items[0];
    for (size_t i = 1; i < names->count && i < SHOWN; i++)
        text = arena_printf(arena, "%s, %s", text, names->items[i]);
    return names->count > SHOWN ? arena_printf(arena, "%s and %zu more", text, names->count - SHOWN)
                                : text;
}

/* Why abicc does not bring the others along: one line for all of a reason. */
static void add_reasons(const struct remedies *remedies, struct strvec *lines)
{
    struct arena *arena = remedies->arena;
    struct polyfill_table table;
    struct polyfill_reasons reasons;
    struct error ignored;
    if (polyfill_load(arena, &table, &ignored) < 0 ||
        polyfill_reasons_load(arena, &reasons, &ignored) < 0)
        return;
    for (size_t i = 0; i < reasons.count; i++) {
        struct strvec names = {0};
        for (size_t j = 0; j < remedies->newer.count; j++) {
            const char *name = remedies->newer.items[j];
            if (!polyfill_find(&table, name) &&
                polyfill_reasons_find(&reasons, name) == &reasons.rows[i])
                strvec_push(arena, &names, name);
        }
        if (names.count)
            strvec_pushf(arena, lines, "there is no polyfill of %s, which %s", list(arena, &names),
                         reasons.rows[i].reason);
    }
}

/* What the program itself can do: most have another way for systems without the function. */
static void add_fallback(const struct remedies *remedies, struct strvec *lines)
{
    struct arena *arena = remedies->arena;
    const struct version newest = remedies->newest;
    if (remedies->strangers.count)
        strvec_pushf(
            arena, lines,
            "or build %s with abicc, as it was not, from the configure step on: that finds "
            "the function missing and\n  takes the fallback",
            list(arena, &remedies->strangers));
    if (!remedies->has_own)
        return;
    const char *macro = "";
    if (remedies->link->state->profile.libc == LIBC_GLIBC)
        macro = arena_printf(arena, "; in C, #if __GLIBC_PREREQ(%u, %u) asks", newest.part[0],
                             newest.part[1]);
    strvec_pushf(arena, lines,
                 "or give the program a fallback: configure, CMake and Meson find the function "
                 "missing under this profile%s",
                 macro);
}

const char *remedies_text(const struct remedies *remedies)
{
    struct strvec lines = {0};
    struct arena *arena = remedies->arena;
    if (remedies->newer.count) {
        if (remedies->link->state->profile.libc == LIBC_GLIBC) {
            add_polyfills(remedies, &lines);
            add_reasons(remedies, &lines);
        }
        add_newer_floor(remedies, &lines);
        add_fallback(remedies, &lines);
    }
    if (remedies->has_foreign)
        strvec_pushf(arena, &lines,
                     "what wants glibc's names was compiled against glibc's headers: build it with "
                     "abicc for profile %s",
                     remedies->link->state->profile.name);
    if (!lines.count)
        return "";
    const char *text = lines.items[0];
    for (size_t i = 1; i < lines.count; i++)
        text = arena_printf(arena, "%s\n%s", text, lines.items[i]);
    return text;
}

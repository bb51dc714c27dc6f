#include "failure/advice.h"

#include "base/text.h"
#include "failure/remedy.h"
#include "profile/profile.h"
#include "tables/polyfill.h"
#include "tables/polyfill_reason.h"

void advice_begin(struct arena *arena, const struct failed_link *link, struct advice *advice)
{
    *advice = (struct advice){.arena = arena, .link = link};
}

static bool is_for_glibc(const struct advice *advice)
{
    return advice->link->state->profile.libc == LIBC_GLIBC;
}

/* Returns "the floor is 2.17", and where the sysroot ends before the floor, why. */
static const char *floor_text(const struct advice *advice)
{
    const struct state *state = advice->link->state;
    struct version floor = state->profile.libc_version;
    char text[VERSION_TEXT_SIZE];
    char host[VERSION_TEXT_SIZE];
    version_text(floor, text);
    if (version_compare(state->sysroot.release, floor) >= 0)
        return arena_printf(advice->arena, "the floor is %s", text);
    return arena_printf(advice->arena,
                        "the floor is %s, but this machine's headers only describe %s", text,
                        version_text(state->sysroot.release, host));
}

/* Notes who compiled the unit. All members of an archive count as one file. */
static void note_unit(struct advice *advice, const struct unit *unit)
{
    if (!unit || unit->is_ours) {
        advice->has_own = true;
        return;
    }
    const char *name = text_file_name(unit->file);
    if (!strvec_contains(&advice->foreign, name))
        strvec_push(advice->arena, &advice->foreign, name);
}

static void note_newer(struct advice *advice, const struct unit *unit, const char *name,
                       struct version release)
{
    note_unit(advice, unit);
    if (!strvec_contains(&advice->newer, name))
        strvec_push(advice->arena, &advice->newer, name);
    if (version_compare(release, advice->newest) > 0)
        advice->newest = release;
}

static const char *explain_glibc_in_musl(struct advice *advice, const struct absence *absence)
{
    static const char text[] = "which glibc has and musl lacks";
    if (!absence->package) {
        advice->has_glibc_in_musl = true;
        return text;
    }
    return arena_printf(advice->arena, "%s; %s", text,
                        remedy_alpine_package(advice->arena, absence->package, absence->option));
}

const char *advice_explain(struct advice *advice, const struct unit *unit, const char *name,
                           const struct absence *absence)
{
    struct arena *arena = advice->arena;
    char text[VERSION_TEXT_SIZE];
    const char *libc = libc_name(advice->link->state->profile.libc);
    version_text(absence->release, text);
    switch (absence->kind) {
    case ABSENCE_LIBRARY:
        return arena_printf(arena, "which is in %s: %s", absence->library,
                            remedy_add_library(arena, absence->option));
    case ABSENCE_FOREIGN:
        return explain_glibc_in_musl(advice, absence);
    case ABSENCE_WITHDRAWN:
        if (version_is_zero(absence->release))
            return arena_printf(arena, "which %s keeps for old programs only", libc);
        return arena_printf(arena, "which can no longer be linked since %s %s; %s", libc, text,
                            floor_text(advice));
    case ABSENCE_NEWER:
        break;
    }
    note_newer(advice, unit, name, absence->release);
    return arena_printf(arena, "which came with %s %s; %s", libc, text, floor_text(advice));
}

/* Returns the profile of the oldest release that has all of the symbols, with the same way to link
 * as this one; NULL when there is none. */
static const char *first_profile(const struct advice *advice)
{
    const struct profile *own = &advice->link->state->profile;
    struct strvec roots = profile_roots(advice->arena, advice->link->environment);
    struct strvec names = {0};
    const char *best = NULL;
    struct version least = {{0}};
    struct error ignored;
    if (profile_names(advice->arena, &roots, &names, &ignored) < 0)
        return NULL;
    for (size_t i = 0; i < names.count; i++) {
        struct profile other;
        struct profile_sources sources = {0};
        if (profile_load(advice->arena, &roots, names.items[i], &other, &sources, &ignored) < 0 ||
            other.libc != own->libc || other.link_mode != own->link_mode ||
            version_compare(other.libc_version, advice->newest) < 0 ||
            (best && version_compare(other.libc_version, least) >= 0))
            continue;
        best = other.name;
        least = other.libc_version;
    }
    return best;
}

/* Adds why the other symbols have no polyfill: one line for all with the same reason. */
static void add_missing_polyfills(const struct advice *advice, struct strvec *lines)
{
    struct arena *arena = advice->arena;
    struct polyfill_table table;
    struct polyfill_reasons reasons;
    struct error ignored;
    if (polyfill_load(arena, &table, &ignored) < 0 ||
        polyfill_reasons_load(arena, &reasons, &ignored) < 0)
        return;
    for (size_t i = 0; i < reasons.count; i++) {
        struct strvec names = {0};
        for (size_t j = 0; j < advice->newer.count; j++) {
            const char *name = advice->newer.items[j];
            if (!polyfill_find(&table, name) &&
                polyfill_reasons_find(&reasons, name) == &reasons.rows[i])
                strvec_push(arena, &names, name);
        }
        if (names.count)
            strvec_push(arena, lines, remedy_no_polyfill(arena, &names, reasons.rows[i].reason));
    }
}

static void add_polyfills(const struct advice *advice, struct strvec *lines)
{
    const char *remedy = remedy_polyfill(advice->arena, &advice->newer);
    if (remedy)
        strvec_push(advice->arena, lines, remedy);
    add_missing_polyfills(advice, lines);
}

/* Adds what can be done about symbols newer than the floor. */
static void add_newer(const struct advice *advice, struct strvec *lines)
{
    struct arena *arena = advice->arena;
    const struct newer_floor floor = {.release = advice->newest,
                                      .profile = first_profile(advice),
                                      .is_glibc = is_for_glibc(advice),
                                      .is_for_many = advice->newer.count > 1};
    if (is_for_glibc(advice))
        add_polyfills(advice, lines);
    strvec_push(arena, lines, remedy_newer_floor(arena, &floor));
    if (advice->foreign.count)
        strvec_push(arena, lines, remedy_rebuild(arena, &advice->foreign));
    if (advice->has_own)
        strvec_push(arena, lines, remedy_fallback(arena, is_for_glibc(advice), advice->newest));
}

const char *advice_text(const struct advice *advice)
{
    struct strvec lines = {0};
    struct arena *arena = advice->arena;
    if (advice->newer.count)
        add_newer(advice, &lines);
    if (advice->has_glibc_in_musl)
        strvec_push(arena, &lines,
                    remedy_rebuild_for_musl(arena, advice->link->state->profile.name));
    if (!lines.count)
        return "";
    const char *text = lines.items[0];
    for (size_t i = 1; i < lines.count; i++)
        text = arena_printf(arena, "%s\n%s", text, lines.items[i]);
    return text;
}

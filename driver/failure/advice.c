#include "failure/advice.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "failure/remedy.h"
#include "profile/newer_profile.h"
#include "tables/polyfill.h"
#include "tables/polyfill_reason.h"
#include "tables/time64.h"

enum {
    MAX_FINDINGS = 20, /* printed for one compile or link */
    MAX_PLACES = 3     /* printed for one of them */
};

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

/* Notes whether abicc compiled the unit. All members of an archive count as one file. The
 * compiler's own archives are left out, because users cannot rebuild them. */
static void note_unit(struct advice *advice, const struct unit *unit)
{
    if (!unit || unit->is_ours) {
        advice->has_own = true;
        return;
    }
    const char *install_dir = advice->link->state->toolchain.install_dir;
    const char *real = fs_real(advice->arena, unit->file);
    if (real && *install_dir && text_begins_with(real, install_dir))
        return;
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

static const char *explain_newer(struct advice *advice, struct version release)
{
    char text[VERSION_TEXT_SIZE];
    if (version_compare(release, advice->newest) > 0)
        advice->newest = release;
    return arena_printf(advice->arena, "which came with glibc %s; %s", version_text(release, text),
                        floor_text(advice));
}

const char *advice_explain_header(struct advice *advice, const char *header, struct version release)
{
    if (!strvec_contains(&advice->headers, header))
        strvec_push(advice->arena, &advice->headers, header);
    return explain_newer(advice, release);
}

const char *advice_explain_word(struct advice *advice, const char *polyfill, struct version release)
{
    if (!polyfill)
        advice->has_word = true;
    else if (!strvec_contains(&advice->newer, polyfill))
        strvec_push(advice->arena, &advice->newer, polyfill);
    return explain_newer(advice, release);
}

const char *advice_explain_part(struct advice *advice, const struct withdrawn *part)
{
    if (!strvec_contains(&advice->parts, part->remedy))
        strvec_push(advice->arena, &advice->parts, part->remedy);
    return arena_printf(advice->arena,
                        "of %s, which glibc has only for old programs, and without headers",
                        part->name);
}

static const char *explain_glibc_in_musl(struct advice *advice, const struct absence *absence)
{
    static const char text[] = "which glibc has and musl lacks";
    if (absence->package)
        return arena_printf(
            advice->arena, "%s; %s", text,
            remedy_alpine_package(advice->arena, absence->package, absence->option));
    if (absence->instead)
        return arena_printf(advice->arena, "%s: %s", text, absence->instead);
    advice->has_glibc_in_musl = true;
    return text;
}

/* Returns ": call lseek, ..." for musl's names with 64 at the end, else "". */
static const char *large_file_advice(const struct advice *advice, const char *name)
{
    size_t length = strlen(name);
    if (is_for_glibc(advice) || !text_ends_with(name, "64"))
        return "";
    return arena_printf(advice->arena, ": call %.*s, whose off_t has 64 bits", (int)length - 2,
                        name);
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
        if (absence->part)
            return advice_explain_part(advice, absence->part);
        if (version_is_zero(absence->release))
            return arena_printf(arena, "which %s keeps for old programs only", libc);
        return arena_printf(arena, "which can no longer be linked since %s %s%s; %s", libc, text,
                            large_file_advice(advice, name), floor_text(advice));
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
    struct strvec roots = profile_roots(advice->arena, advice->link->environment);
    return newer_profile_find(advice->arena, &roots, &advice->link->state->profile, advice->newest);
}

/* Adds why the other symbols have no polyfill: one line for all with the same reason. */
static void add_missing_polyfills(const struct advice *advice, const struct polyfill_table *table,
                                  struct strvec *lines)
{
    struct arena *arena = advice->arena;
    struct polyfill_reasons reasons;
    struct error ignored;
    if (polyfill_reasons_load(arena, advice->link->state->profile.arch, &reasons, &ignored) < 0)
        return;
    for (size_t i = 0; i < reasons.count; i++) {
        struct strvec names = {0};
        for (size_t j = 0; j < advice->newer.count; j++) {
            const char *name = advice->newer.items[j];
            if (!polyfill_find(table, name) &&
                polyfill_reasons_find(&reasons, name) == &reasons.rows[i])
                strvec_push(arena, &names, name);
        }
        if (names.count)
            strvec_push(arena, lines, remedy_no_polyfill(arena, &names, reasons.rows[i].reason));
    }
}

/* Adds how to get the polyfills that the header declares: a few by name, many by their class. */
static void add_header_polyfills(const struct advice *advice, const struct polyfill_table *table,
                                 const char *header, struct strvec *names, struct strvec *lines)
{
    enum { FEW = 3 };
    struct arena *arena = advice->arena;
    struct strvec declared = {0};
    enum polyfill_class class = POLYFILL_COMPLETE;
    for (size_t i = 0; i < table->count; i++) {
        const struct polyfill *row = &table->rows[i];
        if (strcmp(row->header, header) != 0 || row->class == POLYFILL_TOOLCHAIN)
            continue;
        strvec_push(arena, &declared, row->name);
        class = row->class > class ? row->class : class;
    }
    if (declared.count > FEW)
        strvec_push(arena, lines,
                    remedy_header_polyfills(arena, header, polyfill_class_word(class)));
    for (size_t i = 0; declared.count <= FEW && i < declared.count; i++)
        if (!strvec_contains(names, declared.items[i]))
            strvec_push(arena, names, declared.items[i]);
}

static void add_polyfills(const struct advice *advice, struct strvec *lines)
{
    struct arena *arena = advice->arena;
    struct polyfill_table table;
    struct error ignored; /* the sysroot was made from this table, so it can be read */
    struct strvec names = {0};
    struct strvec about = {0};
    strvec_extend(arena, &names, &advice->newer);
    strvec_extend(arena, &about, &advice->newer);
    strvec_extend(arena, &about, &advice->headers);
    if (polyfill_load_about(arena, advice->link->state->profile.arch, &about, &table, &ignored) < 0)
        return;
    for (size_t i = 0; i < advice->headers.count; i++)
        add_header_polyfills(advice, &table, advice->headers.items[i], &names, lines);
    const char *remedy = remedy_polyfill(arena, &table, &names);
    if (remedy)
        strvec_push(arena, lines, remedy);
    add_missing_polyfills(advice, &table, lines);
}

/* Adds the floor that has all of them. A floor that the profile promises already does not help
 * where this machine's headers are older. */
static void add_floor(const struct advice *advice, struct strvec *lines)
{
    struct arena *arena = advice->arena;
    const struct state *state = advice->link->state;
    if (version_compare(advice->newest, state->sysroot.host) > 0) {
        strvec_push(arena, lines,
                    remedy_newer_host(arena, libc_name(state->profile.libc), advice->newest));
        if (version_compare(advice->newest, state->profile.libc_version) <= 0)
            return;
    }
    const struct newer_floor floor = {
        .release = advice->newest,
        .profile = first_profile(advice),
        .prefix = profile_name_beside(advice->arena, &state->profile, ""),
        .is_glibc = is_for_glibc(advice),
        .is_for_many = advice->newer.count + advice->headers.count + advice->has_word > 1};
    strvec_push(arena, lines, remedy_newer_floor(arena, &floor));
}

/* Adds what can be done about symbols and headers newer than the floor. */
static void add_newer(const struct advice *advice, struct strvec *lines)
{
    struct arena *arena = advice->arena;
    if (is_for_glibc(advice))
        add_polyfills(advice, lines);
    const char *time64 =
        time64_remedy(arch_find(advice->link->state->profile.arch), &advice->newer);
    if (time64 && is_for_glibc(advice))
        strvec_push(arena, lines, time64);
    add_floor(advice, lines);
    if (advice->foreign.count)
        strvec_push(arena, lines, remedy_rebuild(arena, &advice->foreign));
    if (advice->has_own)
        strvec_push(arena, lines, remedy_fallback(arena, is_for_glibc(advice), advice->newest));
    else if (advice->has_word)
        strvec_push(arena, lines, remedy_word_fallback(arena, advice->newest));
    for (size_t i = 0; i < advice->headers.count; i++)
        strvec_push(arena, lines, remedy_header_fallback(arena, advice->headers.items[i]));
}

/* Returns what to do about all noted symbols and headers together; "" when the explanations say it
 * all. */
static const char *advice_text(const struct advice *advice)
{
    struct strvec lines = {0};
    struct arena *arena = advice->arena;
    if (advice->newer.count || advice->headers.count || advice->has_word)
        add_newer(advice, &lines);
    if (advice->has_glibc_in_musl)
        strvec_push(arena, &lines,
                    remedy_rebuild_for_musl(arena, advice->link->state->profile.name));
    strvec_extend(arena, &lines, &advice->parts);
    return strvec_join(arena, &lines, "\n");
}

static void limit_places(struct arena *arena, struct strvec *places)
{
    size_t more = places->count > MAX_PLACES ? places->count - MAX_PLACES : 0;
    places->count -= more;
    if (more)
        strvec_pushf(arena, places, "%zu more place%s", more, more > 1 ? "s" : "");
}

void advice_hand_over(const struct advice *advice, struct findings *found,
                      struct findings *findings)
{
    struct arena *arena = advice->arena;
    size_t shown = found->count < MAX_FINDINGS ? found->count : MAX_FINDINGS;
    if (!shown)
        return;
    struct finding *last = &found->items[shown - 1];
    const char *text = advice_text(advice);
    struct strvec lines = {0};
    if (last->remedy)
        strvec_push(arena, &lines, last->remedy);
    if (found->count > shown)
        strvec_pushf(arena, &lines, "... and %zu more", found->count - shown);
    if (*text)
        strvec_push(arena, &lines, text);
    last->remedy = strvec_join(arena, &lines, "\n");
    for (size_t i = 0; i < shown; i++) {
        limit_places(arena, &found->items[i].places);
        findings_add(arena, findings, &advice->link->state->profile.rules, found->items[i]);
    }
}

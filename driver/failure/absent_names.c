#include "failure/absent_names.h"

#include <string.h>

#include "base/text.h"
#include "facts/facts.h"
#include "failure/absent_needs.h"
#include "failure/advice.h"
#include "failure/remedy.h"
#include "failure/search.h"
#include "link/places.h"
#include "verdict/verdict.h"

/* The reporting of what a search found. */
struct telling {
    struct arena *arena;
    const struct failed_link *link;
    struct search *search;
    bool is_made;         /* the link succeeded */
    struct strvec placed; /* symbols for which a unit was found */
    struct advice advice;
    struct findings found;
};

/* Returns the finding with that text, or NULL. */
static struct finding *find(struct telling *telling, const char *text)
{
    for (size_t i = 0; i < telling->found.count; i++)
        if (strcmp(telling->found.items[i].text, text) == 0)
            return &telling->found.items[i];
    return NULL;
}

/* Adds a finding, or to the finding of the same symbol another place; `place` is where in the file
 * the symbol is used, or NULL. */
static void add(struct telling *telling, const char *file, const char *place, const char *name,
                const char *why)
{
    size_t length = strlen(file);
    bool is_whole = place && strncmp(place, file, length) == 0 && place[length] == ':';
    if (place && !is_whole) /* main.c:12, of main.c itself */
        place = arena_printf(telling->arena, "%s: %s", file, place);
    const char *text = arena_printf(telling->arena, "needs %s, %s", name, why);
    struct finding *same = find(telling, text);
    if (!same) {
        struct finding finding = {
            .rule = rule_find("ABI020"),
            .severity = SEVERITY_ERROR,
            .file = file,
            .subject = name,
            .text = text,
        };
        if (place)
            strvec_push(telling->arena, &finding.places, place);
        findings_add(telling->arena, &telling->found, &telling->link->state->profile.rules,
                     finding);
        return;
    }
    if (!same->places.count)
        strvec_push(telling->arena, &same->places, same->file);
    if (!strvec_contains(&same->places, place ? place : file))
        strvec_push(telling->arena, &same->places, place ? place : file);
}

/* Returns whether the command line names the compiler's library itself. */
static bool is_on_line(const struct inputs *inputs, const char *library)
{
    for (size_t i = 0; i < inputs->count; i++) {
        const char *name = inputs->items[i].library;
        if (name && text_begins_with(library, "lib") && strcmp(name, library + 3) == 0)
            return true;
    }
    return false;
}

/* Returns whether the sysroot's library of that name is empty: musl has no IFUNC, by which gcc's
 * libatomic chooses its functions (sysroot/musl). */
static bool is_left_out(const struct telling *telling, const char *library)
{
    const struct profile *profile = &telling->link->state->profile;
    return profile->libc == LIBC_MUSL && strcmp(library, "libatomic") == 0 &&
           arch_find(profile->arch)->has_libatomic_ifunc;
}

static const char *why(struct telling *telling, const struct unit *unit, const char *name,
                       const struct reason *reason)
{
    struct arena *arena = telling->arena;
    if (reason->runtime && is_left_out(telling, reason->runtime->library))
        return arena_printf(arena,
                            "which the compiler's %s has, but not for musl: it chooses its "
                            "functions by IFUNC; use a lock for objects of that size",
                            reason->runtime->library);
    if (reason->runtime && is_on_line(telling->search->inputs, reason->runtime->library))
        return arena_printf(arena,
                            "which the compiler's %s has, but it comes too early on the command "
                            "line: %s",
                            reason->runtime->library, remedy_move_library());
    if (reason->runtime)
        return arena_printf(arena, "which is in the compiler's %s: %s", reason->runtime->library,
                            reason->runtime->remedy);
    if (reason->late)
        return arena_printf(arena,
                            "which %s has, but that archive comes too early on the command "
                            "line: %s",
                            reason->late->shown, remedy_move_library());
    return advice_explain(&telling->advice, unit, name, &reason->absence);
}

static void tell(struct telling *telling, const struct unit *unit, const char *wanted,
                 const struct reason *reason)
{
    const struct search *search = telling->search;
    bool may_drop = search->is_exact && search->inputs->drops_sections && !unit->is_lto;
    const struct places places =
        places_find(telling->arena, unit, wanted, may_drop ? &search->relinked.defined : NULL);
    if (places.is_dropped)
        return;
    const char *name = search_plain_name(wanted);
    const char *text = why(telling, unit, name, reason);
    if (!places.items.count)
        add(telling, unit->shown, NULL, name, text);
    for (size_t i = 0; i < places.items.count; i++)
        add(telling, unit->shown, places.items.items[i], name, text);
}

/* Returns whether a symbol of the same compiler library was reported for the unit: one is enough.
 */
static bool is_told(const struct strvec *told, const struct reason *reason)
{
    return reason->runtime && strvec_contains(told, reason->runtime->library);
}

/* Returns whether the link left the symbol undefined for a reason that is to be told. */
static bool finds(const struct telling *telling, const char *wanted, struct reason *reason)
{
    if (!search_finds(telling->search, wanted, reason))
        return false;
    return !telling->is_made || (!reason->runtime && reason->absence.kind != ABSENCE_LIBRARY);
}

static void tell_unit(struct telling *telling, const struct unit *unit)
{
    struct strvec told = {0};
    struct reason reason;
    for (size_t i = 0; i < unit->wanted.count; i++) {
        const char *name = search_plain_name(unit->wanted.items[i]);
        if (!finds(telling, unit->wanted.items[i], &reason))
            continue;
        strvec_push(telling->arena, &telling->placed, name);
        if (is_told(&told, &reason))
            continue;
        tell(telling, unit, unit->wanted.items[i], &reason);
        if (reason.runtime)
            strvec_push(telling->arena, &told, reason.runtime->library);
    }
}

static bool is_welcome(const struct search *search, const char *name)
{
    for (size_t i = 0; i < search->units.count; i++)
        if (strvec_contains(&search->units.items[i].welcome, name))
            return true;
    return strvec_contains(&search->inputs->wanted, name); /* -u NAME may stay undefined */
}

/* Reports symbols that no unit is known to use, where the uses of some are not known: LTO objects,
 * sources in a response file. */
static void tell_rest(struct telling *telling)
{
    struct search *search = telling->search;
    struct reason reason;
    if (!search->is_exact || !(search->units.is_partial || search->relink.has_hidden_sources))
        return;
    for (size_t i = 0; i < search->relinked.undefined.count; i++) {
        const char *name = search_plain_name(search->relinked.undefined.items[i]);
        if (strvec_contains(&telling->placed, name) || is_welcome(search, name) ||
            !finds(telling, name, &reason) || reason.runtime)
            continue;
        add(telling, telling->link->plan->output, NULL, name, why(telling, NULL, name, &reason));
    }
}

/* Adds findings for libraries of the link that break the floor themselves. */
static void tell_libraries(const struct telling *telling, struct findings *findings)
{
    const struct search *search = telling->search;
    struct facts facts;
    struct error ignored; /* the linker's own message remains */
    const struct verified_link link = {.line = telling->link->line,
                                       .state = telling->link->state,
                                       .output = telling->link->plan->output,
                                       .environment = telling->link->environment};
    if (search->is_exact && search->relinked.path &&
        facts_read(telling->arena, search->relinked.path, &facts, &ignored) == 0)
        verify_inputs(telling->arena, &link, &facts, findings, &ignored);
}

static void tell_names(struct telling *telling)
{
    const struct units *units = &telling->search->units;
    advice_begin(telling->arena, telling->link, &telling->advice);
    for (size_t i = 0; i < units->count; i++)
        if (units->items[i].is_linked)
            tell_unit(telling, &units->items[i]);
    tell_rest(telling);
}

void missing_names(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                   const struct strvec *absent, struct findings *findings)
{
    struct search search;
    struct telling telling = {.arena = arena, .link = link, .search = &search};
    if (search_begin(arena, link, inputs, absent, &search)) {
        tell_names(&telling);
        tell_libraries(&telling, findings);
    }
    if (search.messages.text)
        missing_needs(arena, &search, findings);
    search_end(&search);
    advice_hand_over(&telling.advice, &telling.found, findings);
}

bool open_names(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                struct findings *findings)
{
    static const struct strvec none = {0};
    struct search search;
    struct telling telling = {.arena = arena, .link = link, .search = &search, .is_made = true};
    bool has_candidates = search_begin(arena, link, inputs, &none, &search);
    bool is_known =
        has_candidates ? search.is_exact : search.absences && !search.relink.has_read_input;
    if (has_candidates && search.is_exact)
        tell_names(&telling);
    search_end(&search);
    advice_hand_over(&telling.advice, &telling.found, findings);
    return is_known;
}

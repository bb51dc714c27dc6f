#include "verify/missing_name.h"

#include <string.h>

#include "base/fs.h"
#include "verify/absence.h"
#include "verify/relink.h"
#include "verify/remedy.h"
#include "verify/units.h"

enum { MAX_FINDINGS = 20 }; /* of one link: more of the same helps nobody */

/* Looking for the names of one link. */
struct search {
    struct arena *arena;
    const struct failed_link *link;
    const struct inputs *inputs;
    const struct absences *absences;
    struct relink relink;
    struct units units;
    struct definitions own;     /* of the units */
    struct definitions made_up; /* of the sysroot's own archives */
    bool is_exact;              /* `relinked` tells which names were left */
    struct relinked relinked;
    struct strvec placed; /* names that a unit was found for */
    struct remedies remedies;
    struct findings found;
};

/* --- the units --------------------------------------------------------------------------------*/

static const char *object_of(const struct relink *relink, const char *source)
{
    for (size_t i = 0; i < relink->source_count; i++)
        if (strcmp(relink->sources[i].name, source) == 0)
            return relink->sources[i].object;
    return NULL;
}

/* Reads what the user links: the sysroot's and the compiler's own libraries are as they must be. */
static void read_units(struct search *search)
{
    struct arena *arena = search->arena;
    struct strvec read = {0};
    for (size_t i = 0; i < search->inputs->count; i++) {
        const struct input *input = &search->inputs->items[i];
        if (!input->is_own || !input->path || strvec_contains(&read, input->path))
            continue;
        const char *object = object_of(&search->relink, input->path);
        strvec_push(arena, &read, input->path);
        units_read(arena, object ? object : input->path, input->path, input->is_whole,
                   &search->units);
    }
    units_link(arena, &search->units, &search->inputs->wanted);
    search->own = units_definitions(arena, &search->units);
}

/* What the sysroot's own archives make up for. */
static void read_made_up(struct search *search)
{
    static const char *const names[] = {"libc_nonshared.a", "libabicc_polyfill.a",
                                        "libabicc_musl.a", "libabicc_cxx_polyfill.a"};
    size_t count = sizeof(names) / sizeof(*names);
    struct units units = {0};
    if (!search->inputs->takes_cxx_library)
        count--;
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(search->arena, "%s/usr/lib/%s",
                                        search->link->state->sysroot.path, names[i]);
        if (fs_exists(path))
            units_read(search->arena, path, path, true, &units);
    }
    search->made_up = units_definitions(search->arena, &units);
}

/* The output is a witness: a member that came in left the names that it alone defines. */
static bool is_member_linked(const struct search *search, const struct unit *unit)
{
    bool is_told = false;
    for (size_t i = 0; i < unit->defined.count; i++) {
        const char *name = unit->defined.items[i];
        if (definitions_count(&search->own, name) != 1)
            continue;
        if (relinked_has(&search->relinked.defined, name))
            return true;
        is_told = true;
    }
    return !is_told && unit->is_linked;
}

static void mark_linked_members(struct search *search)
{
    for (size_t i = 0; i < search->units.count; i++) {
        struct unit *unit = &search->units.items[i];
        if (unit->member)
            unit->is_linked = is_member_linked(search, unit);
    }
}

/* --- the names --------------------------------------------------------------------------------*/

/* Does a shared library of the user's have the name. */
static bool is_shared_elsewhere(const struct search *search, const char *name)
{
    const struct definition *definition = definitions_find(&search->own, name);
    return definition && search->units.items[definition->unit].is_shared;
}

/* --wrap makes ld look for NAME where an object says __real_NAME. */
static const char *plain_name(const char *wanted)
{
    static const char prefix[] = "__real_";
    size_t length = sizeof(prefix) - 1;
    return strncmp(wanted, prefix, length) == 0 ? wanted + length : wanted;
}

/* Is the library that has the name on the line. */
static bool is_named(const struct search *search, const struct absence *absence)
{
    const struct inputs *inputs = search->inputs;
    for (size_t i = 0; absence->kind == ABSENCE_LIBRARY && i < inputs->count; i++)
        if (inputs->items[i].library && strcmp(inputs->items[i].library, absence->option) == 0)
            return true;
    return false;
}

/* Was the name left undefined, as far as is known, and why. */
static bool is_missing(const struct search *search, const char *name, struct absence *absence)
{
    if (!absences_find(search->absences, name, absence))
        return false;
    if (search->is_exact)
        return relinked_has(&search->relinked.undefined, name) &&
               !is_shared_elsewhere(search, name);
    return !definitions_find(&search->own, name) && !definitions_find(&search->made_up, name) &&
           !is_named(search, absence);
}

/* May one of the names be what the link failed for. A fallback of the user's may lie in an archive
 * that the linker did not look into. */
static bool has_candidate(const struct search *search, const struct strvec *names)
{
    struct absence absence;
    for (size_t i = 0; i < names->count; i++) {
        const char *name = plain_name(names->items[i]);
        if (absences_find(search->absences, name, &absence) &&
            !definitions_find(&search->made_up, name) && !is_named(search, &absence))
            return true;
    }
    return false;
}

static bool has_candidates(const struct search *search)
{
    if (search->units.is_partial || has_candidate(search, &search->inputs->wanted))
        return true;
    for (size_t i = 0; i < search->units.count; i++)
        if (has_candidate(search, &search->units.items[i].wanted))
            return true;
    return false;
}

static void add_finding(struct search *search, const char *file, const char *name,
                        const struct absence *absence)
{
    struct finding finding = {
        .rule = rule_find("ABI020"),
        .severity = SEVERITY_ERROR,
        .file = file,
        .subject = name,
        .text = arena_printf(search->arena, "needs %s, %s", name,
                             remedies_take(&search->remedies, name, absence)),
    };
    findings_add(search->arena, &search->found, &search->link->state->profile.rules, finding);
}

static void search_unit(struct search *search, const struct unit *unit)
{
    struct absence absence;
    for (size_t i = 0; i < unit->wanted.count; i++) {
        const char *name = plain_name(unit->wanted.items[i]);
        if (!is_missing(search, name, &absence))
            continue;
        add_finding(search, unit->shown, name, &absence);
        strvec_push(search->arena, &search->placed, name);
    }
}

static bool is_welcome(const struct search *search, const char *name)
{
    for (size_t i = 0; i < search->units.count; i++)
        if (strvec_contains(&search->units.items[i].welcome, name))
            return true;
    return false;
}

/* What no unit that was read wants: LTO objects do not all tell, and -u asks too. */
static void search_rest(struct search *search)
{
    struct absence absence;
    for (size_t i = 0; i < search->relinked.undefined.count; i++) {
        const char *name = search->relinked.undefined.items[i];
        if (!strvec_contains(&search->placed, name) && !is_welcome(search, name) &&
            is_missing(search, name, &absence))
            add_finding(search, search->link->plan->output, name, &absence);
    }
}

static void search_all(struct search *search)
{
    for (size_t i = 0; i < search->units.count; i++)
        if (search->units.items[i].is_linked)
            search_unit(search, &search->units.items[i]);
    if (search->is_exact)
        search_rest(search);
}

/* The first of the findings, and after the last of them what to do. */
static void hand_over(struct search *search, struct findings *findings)
{
    struct findings *found = &search->found;
    size_t shown = found->count < MAX_FINDINGS ? found->count : MAX_FINDINGS;
    if (!shown)
        return;
    const char *remedy = remedies_text(&search->remedies);
    if (found->count > shown)
        remedy = arena_printf(search->arena, "... and %zu more\n%s", found->count - shown, remedy);
    found->items[shown - 1].remedy = remedy;
    for (size_t i = 0; i < shown; i++)
        findings_add(search->arena, findings, &search->link->state->profile.rules, found->items[i]);
}

static bool load_absences(struct search *search)
{
    const struct state *state = search->link->state;
    struct strvec roots = profile_roots(search->arena, search->link->environment);
    struct absences *absences;
    struct error ignored; /* without the tables there is nothing to add to the linker's words */
    if (absences_load(search->arena, &roots, &state->profile, state->sysroot.release, &absences,
                      &ignored) < 0)
        return false;
    search->absences = absences;
    return true;
}

void missing_names(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                   const struct strvec *absent, struct findings *findings)
{
    struct search search = {.arena = arena, .link = link, .inputs = inputs};
    relink_begin(arena, link->line, link->plan, link->state, link->environment, &search.relink);
    if (relink_compile(&search.relink) && load_absences(&search)) {
        read_units(&search);
        read_made_up(&search);
        remedies_begin(arena, link, &search.remedies);
        if (has_candidates(&search)) {
            search.is_exact = relink_link(&search.relink, absent, &search.relinked);
            if (search.is_exact)
                mark_linked_members(&search);
            search_all(&search);
        }
    }
    relink_end(&search.relink);
    hand_over(&search, findings);
}

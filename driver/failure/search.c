#include "failure/search.h"

#include <string.h>

#include "base/fs.h"
#include "profile/profile.h"

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
        if (strvec_contains_sorted(&search->relinked.defined, name))
            return true;
        is_told = true;
    }
    return !is_told && unit->is_linked;
}

static void mark_linked_members(struct search *search)
{
    for (size_t i = 0; i < search->units.count; i++) {
        struct unit *unit = &search->units.items[i];
        if (unit->member && !unit->is_lto)
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

/* --wrap makes the linker look for NAME where an object says __real_NAME. */
const char *search_plain_name(const char *wanted)
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

/* A member of the user's that has the name and did not come in: it stands before what wants it. */
static const struct unit *find_late(const struct search *search, const char *name)
{
    const struct definition *definition = definitions_find(&search->own, name);
    const struct unit *unit = definition ? &search->units.items[definition->unit] : NULL;
    return unit && unit->member && !unit->is_linked ? unit : NULL;
}

/* Was it left undefined, by the output or, where there is none, by what the units say. */
static bool is_left(const struct search *search, const char *wanted, const char *name)
{
    const struct strvec *undefined = &search->relinked.undefined;
    if (search->is_exact) /* lld keeps __real_ where nothing else names it */
        return (strvec_contains_sorted(undefined, name) ||
                strvec_contains_sorted(undefined, wanted)) &&
               !is_shared_elsewhere(search, name);
    return !definitions_find(&search->own, name) && !definitions_find(&search->made_up, name);
}

bool search_finds(struct search *search, const char *wanted, struct reason *reason)
{
    const char *name = search_plain_name(wanted);
    *reason = (struct reason){0};
    if (!is_left(search, wanted, name))
        return false;
    if (absences_find(search->absences, name, &reason->absence)) {
        reason->late = search->is_exact ? find_late(search, name) : NULL;
        return search->is_exact || !is_named(search, &reason->absence);
    }
    if (search->is_exact)
        reason->runtime = runtimes_find(&search->runtimes, name);
    return reason->runtime != NULL;
}

/* May one of the names be what the link failed for. A fallback of the user's may lie in an archive
 * that the linker did not look into. */
static bool has_candidate(const struct search *search, const struct unit *unit)
{
    struct absence absence;
    for (size_t i = 0; i < unit->wanted.count; i++) {
        const char *name = search_plain_name(unit->wanted.items[i]);
        if (definitions_find(&search->made_up, name))
            continue;
        if (absences_find(search->absences, name, &absence)
                ? !is_named(search, &absence)
                : runtimes_may_have(name) && !definitions_find(&search->own, name))
            return true;
    }
    return false;
}

/* Does a shared library ask for versions that the sysroot lacks. */
static bool asks_for_newer(const struct search *search, const struct unit *unit)
{
    static const char prefix[] = "GLIBC_";
    struct version release;
    for (size_t i = 0; i < unit->nodes.count; i++) {
        const char *node = unit->nodes.items[i];
        if (strncmp(node, prefix, strlen(prefix)) == 0 &&
            version_parse(node + strlen(prefix), strlen(node + strlen(prefix)), &release) &&
            version_compare(release, search->link->state->sysroot.release) > 0)
            return true;
    }
    return false;
}

static bool has_candidates(const struct search *search)
{
    if (search->units.is_partial)
        return true;
    for (size_t i = 0; i < search->units.count; i++)
        if (has_candidate(search, &search->units.items[i]) ||
            asks_for_newer(search, &search->units.items[i]))
            return true;
    return false;
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

bool search_begin(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                  const struct strvec *absent, struct search *search)
{
    *search = (struct search){.arena = arena, .link = link, .inputs = inputs};
    relink_begin(arena, link->line, link->plan, link->state, link->environment, &search->relink);
    if (!relink_compile(&search->relink) || !load_absences(search))
        return false;
    runtimes_begin(arena, &link->state->toolchain, &search->runtimes);
    read_units(search);
    read_made_up(search);
    if (!has_candidates(search))
        return false;
    search->is_exact = relink_link(&search->relink, absent, &search->relinked);
    if (search->is_exact)
        mark_linked_members(search);
    return true;
}

void search_end(struct search *search)
{
    relink_end(&search->relink);
}

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

/* Reads the user's inputs. The sysroot's and the compiler's own libraries need no check. */
static void read_units(struct search *search)
{
    struct arena *arena = search->arena;
    struct strvec read = {0};
    for (size_t i = 0; i < search->inputs->count; i++) {
        const struct input *input = &search->inputs->items[i];
        if (!input->is_own || !input->path || strvec_contains(&read, input->path) ||
            relink_leaves_out(&search->relink, input->path))
            continue;
        const char *object = object_of(&search->relink, input->path);
        strvec_push(arena, &read, input->path);
        units_read(arena, object ? object : input->path, input->path, input->is_whole,
                   &search->units);
    }
    units_link(arena, &search->units, &search->inputs->wanted);
    search->own = units_definitions(arena, &search->units);
}

struct definitions search_made_up(struct arena *arena, const struct state *state,
                                  bool takes_cxx_library)
{
    static const char *const names[] = {"libc_nonshared.a", "libabicc_polyfill.a",
                                        "libabicc_first.a", "libabicc_math.a",
                                        "libabicc_musl.a",  "libabicc_cxx_polyfill.a"};
    size_t count = sizeof(names) / sizeof(*names);
    struct units units = {0};
    if (!takes_cxx_library)
        count--;
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(arena, "%s/usr/lib/%s", state->sysroot.path, names[i]);
        if (fs_exists(path))
            units_read(arena, path, path, true, &units);
    }
    return units_definitions(arena, &units);
}

/* Returns whether the member was linked: then the output has the symbols that it alone defines. */
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

/* Returns whether one of the user's shared libraries defines the symbol. */
static bool is_shared_elsewhere(const struct search *search, const char *name)
{
    const struct definition *definition = definitions_find(&search->own, name);
    return definition && search->units.items[definition->unit].is_shared;
}

const char *search_plain_name(const char *wanted)
{
    static const char prefix[] = "__real_";
    size_t length = sizeof(prefix) - 1;
    return strncmp(wanted, prefix, length) == 0 ? wanted + length : wanted;
}

/* Returns whether the command line names the library that has the symbol. */
static bool is_named(const struct search *search, const struct absence *absence)
{
    const struct inputs *inputs = search->inputs;
    for (size_t i = 0; absence->kind == ABSENCE_LIBRARY && i < inputs->count; i++)
        if (inputs->items[i].library && strcmp(inputs->items[i].library, absence->option) == 0)
            return true;
    return false;
}

/* Returns the user's archive member that defines the symbol but was not linked, because it comes
 * before what uses the symbol; or NULL. */
static const struct unit *find_late(const struct search *search, const char *name)
{
    const struct definition *definition = definitions_find(&search->own, name);
    const struct unit *unit = definition ? &search->units.items[definition->unit] : NULL;
    return unit && unit->member && !unit->is_linked ? unit : NULL;
}

/* Returns whether the symbol is undefined in the output or, where there is none, in the units. */
static bool is_left(const struct search *search, const char *wanted, const char *name)
{
    const struct strvec *undefined = &search->relinked.undefined;
    if (search->is_exact) /* keeps_real_symbols of lld */
        return (strvec_contains_sorted(undefined, name) ||
                strvec_contains_sorted(undefined, wanted)) &&
               !is_shared_elsewhere(search, name);
    return !definitions_find(&search->own, name) && !definitions_find(&search->made_up, name);
}

/* Returns whether the archive member with the symbol was not linked although the linker missed the
 * symbol. */
static bool is_late(const struct search *search, const char *name)
{
    return find_late(search, name) &&
           (!search->link->heard || linker_messages_report(search->arena, &search->messages, name));
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
    if (search->is_exact && is_late(search, name))
        reason->late = find_late(search, name);
    else if (search->is_exact)
        reason->runtime = runtimes_find(&search->runtimes, name);
    return reason->runtime || reason->late;
}

/* Returns whether the link may have failed for one of the unit's symbols. A fallback of the user's
 * may be in an archive that the linker did not search. */
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

/* Returns whether a shared library needs symbol versions that the sysroot lacks. */
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

/* Returns whether the linker missed one of the unit's symbols although an archive has it. */
static bool misses_own(const struct search *search, const struct unit *unit)
{
    for (size_t i = 0; search->link->heard && i < unit->wanted.count; i++) {
        const char *name = unit->wanted.items[i];
        const struct definition *definition = definitions_find(&search->own, name);
        if (definition && search->units.items[definition->unit].member &&
            linker_messages_mention(&search->messages, name) &&
            linker_messages_report(search->arena, &search->messages, name))
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
            asks_for_newer(search, &search->units.items[i]) ||
            misses_own(search, &search->units.items[i]))
            return true;
    return false;
}

/* --- what the linker said ---------------------------------------------------------------------*/

/* Returns whether the linker's messages and the units tell as much as another link would. They do
 * not where code is made or left out only in the link. */
static bool can_hear(const struct search *search)
{
    if (!search->link->heard || search->units.is_partial || search->inputs->drops_sections ||
        search->relink.has_hidden_sources)
        return false;
    for (size_t i = 0; i < search->units.count; i++)
        if (search->units.items[i].is_lto || asks_for_newer(search, &search->units.items[i]))
            return false;
    return true;
}

/* Returns whether an object defines the symbol, or a member that was linked, or the sysroot. */
static bool is_defined(const struct search *search, const char *name)
{
    const struct definition *definition = definitions_find(&search->own, name);
    return definitions_find(&search->made_up, name) ||
           (definition && search->units.items[definition->unit].is_linked);
}

/* Returns whether the messages have a symbol that only members use which they do not name: gold
 * names the sources of these. */
static bool has_other_users(const struct search *search)
{
    struct absence absence;
    for (size_t i = 0; i < search->units.count; i++) {
        const struct unit *unit = &search->units.items[i];
        for (size_t j = 0; !unit->is_linked && j < unit->wanted.count; j++) {
            const char *name = search_plain_name(unit->wanted.items[j]);
            if (linker_messages_mention(&search->messages, name) && !is_defined(search, name) &&
                !strvec_contains_sorted(&search->relinked.undefined, name) &&
                absences_find(search->absences, name, &absence))
                return true;
        }
    }
    return false;
}

/* Finds the undefined symbols in the messages: those that a unit uses, that they mention and that
 * nothing defines; and the linked members, which they mention too. Returns false when that explains
 * nothing. */
static bool hear(struct search *search)
{
    struct strvec *undefined = &search->relinked.undefined;
    struct reason reason;
    size_t explained = 0;
    if (!can_hear(search))
        return false;
    for (size_t i = 0; i < search->units.count; i++) {
        struct unit *unit = &search->units.items[i];
        if (unit->member)
            unit->is_linked = strstr(search->messages.text, unit->member) != NULL;
    }
    for (size_t i = 0; i < search->units.count; i++) {
        const struct unit *unit = &search->units.items[i];
        for (size_t j = 0; unit->is_linked && j < unit->wanted.count; j++) {
            const char *name = search_plain_name(unit->wanted.items[j]);
            if (linker_messages_mention(&search->messages, name) && !is_defined(search, name))
                strvec_push(search->arena, undefined, name);
        }
    }
    strvec_sort(undefined);
    if (has_other_users(search))
        return false;
    search->is_exact = true;
    for (size_t i = 0; i < undefined->count && !explained; i++)
        explained += search_finds(search, undefined->items[i], &reason);
    search->is_exact = explained;
    return explained;
}

static bool load_absences(struct search *search)
{
    const struct state *state = search->link->state;
    struct strvec roots = profile_roots(search->arena, search->link->environment);
    struct absences *absences;
    struct error ignored; /* without the tables abicc cannot explain anything */
    if (absences_load(search->arena, &roots, &state->profile, state->sysroot.release, &absences,
                      &ignored) < 0)
        return false;
    search->absences = absences;
    return true;
}

/* Reads the units again, with the sources that the messages do not name. */
static bool read_all(struct search *search)
{
    if (!relink_compile_rest(&search->relink))
        return false;
    search->units = (struct units){0};
    read_units(search);
    return true;
}

bool search_begin(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                  const struct strvec *absent, struct search *search)
{
    *search = (struct search){.arena = arena, .link = link, .inputs = inputs};
    relink_begin(arena, link, &search->relink);
    if (!relink_compile(&search->relink) || !load_absences(search))
        return false;
    runtimes_begin(arena, &link->state->toolchain, &search->runtimes);
    read_units(search);
    search->made_up = search_made_up(arena, link->state, search->inputs->takes_cxx_library);
    if (link->heard)
        search->messages = linker_messages_read(arena, link->heard);
    if (!has_candidates(search))
        return false;
    if (hear(search))
        return true;
    search->relinked = (struct relinked){0};
    if (link->heard && !read_all(search))
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

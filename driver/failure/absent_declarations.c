#include "failure/absent_declarations.h"

#include <string.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "base/text.h"
#include "failure/advice.h"
#include "failure/host_offer.h"
#include "failure/remedy.h"
#include "tables/header_names.h"
#include "tables/header_release.h"
#include "tables/musl_difference.h"

struct telling {
    struct arena *arena;
    const struct failed_link *compile;
    struct strvec roots;
    struct absences *absences; /* NULL when there is no name to look up */
    struct header_names words; /* read when first needed */
    struct advice advice;
    struct findings found;
};

static void add(struct telling *telling, const struct complaint *complaint, const char *text,
                const char *remedy)
{
    findings_add(telling->arena, &telling->found, &telling->compile->state->profile.rules,
                 (struct finding){
                     .rule = rule_find("ABI024"),
                     .severity = SEVERITY_ERROR,
                     .file = complaint->file,
                     .subject = complaint->name,
                     .text = text,
                     .remedy = remedy,
                     .places = complaint->places,
                 });
}

/* --- headers ----------------------------------------------------------------------------------*/

/* Stores the first release of glibc that has the header. Returns false when it is no newer one. */
static bool find_newer_header(struct telling *telling, const char *name, struct version *first)
{
    const struct state *state = telling->compile->state;
    struct table table;
    struct header_release row;
    struct error ignored; /* the sysroot was made from this table, so it can be read */
    if (state->profile.libc != LIBC_GLIBC ||
        header_releases_open(telling->arena, &telling->roots, &table, &ignored) < 0)
        return false;
    while (header_releases_next(&table, &row, &ignored) > 0)
        if (text_equals(row.header, name) &&
            version_compare(state->sysroot.release, row.first) < 0) {
            *first = row.first;
            return true;
        }
    return false;
}

/* Returns whether the header is one of glibc's (sysroots/include/names.list). */
static bool is_of_glibc(struct telling *telling, const char *name)
{
    struct table table;
    struct error ignored;
    if (table_open(telling->arena, &telling->roots, "sysroots/include/names.list", ' ', &table,
                   &ignored) < 0)
        return false;
    while (table_next(&table, &ignored) > 0) {
        if (table.field_count != 2 || !text_equals(table.field[0], "libc"))
            continue;
        const char *known = table_copy(telling->arena, &table, 1);
        if (text_ends_with(known, "/") ? text_begins_with(name, known) : strcmp(name, known) == 0)
            return true;
    }
    return false;
}

static void tell_foreign_header(struct telling *telling, const struct complaint *complaint)
{
    struct musl_difference difference = {NULL, NULL, NULL};
    const char *text = arena_printf(telling->arena, "includes <%s>, which glibc has and musl lacks",
                                    complaint->name);
    (void)musl_difference_find(telling->arena, &telling->roots, DIFFERENCE_HEADER, complaint->name,
                               &difference);
    if (difference.package)
        text = arena_printf(telling->arena, "%s; Alpine has it in %s", text, difference.package);
    else if (difference.text)
        text = arena_printf(telling->arena, "%s: %s", text, difference.text);
    add(telling, complaint, text, remedy_header_fallback(telling->arena, complaint->name));
}

/* Returns whether the program that `abictl packages` executes is beside this one, or on PATH:
 * releases are without it. */
static bool has_packages_program(const struct telling *telling)
{
    static const char name[] = "abicc-packages";
    const char *self = fs_real(telling->arena, "/proc/self/exe");
    const char *path = environment_get(telling->compile->environment, "PATH");
    struct program_search search = program_search(telling->arena, path, name, NULL);
    return (self && fs_exists(arena_printf(telling->arena, "%s/%s",
                                           text_directory(telling->arena, self), name))) ||
           program_search_next(&search);
}

/* Returns whether the packages of the target's distribution can be had. The state does not keep it.
 */
static bool has_repositories(const struct telling *telling)
{
    struct profile profile;
    struct error ignored;
    return profile_load(telling->arena, &telling->roots, telling->compile->state->profile.name,
                        &profile, NULL, &ignored) == 0 &&
           profile.repositories.count && has_packages_program(telling);
}

static void tell_host_header(struct telling *telling, const struct complaint *complaint,
                             const struct host_offer *offer)
{
    const struct profile *profile = &telling->compile->state->profile;
    const char *text = arena_printf(telling->arena,
                                    "includes <%s>, which profile %s does not have; abicc does not "
                                    "use this machine's %s",
                                    complaint->name, profile->name, offer->found);
    const char *remedy = profile->libc == LIBC_MUSL
                             ? remedy_build_for_header_for_musl()
                             : remedy_build_for_header(telling->arena, offer);
    if (has_repositories(telling))
        remedy = remedy_packages_for_header(telling->arena, complaint->name, profile->name, remedy);
    add(telling, complaint, text, remedy);
}

static void tell_header(struct telling *telling, const struct complaint *complaint)
{
    const struct state *state = telling->compile->state;
    struct version first;
    if (find_newer_header(telling, complaint->name, &first)) {
        add(telling, complaint,
            arena_printf(telling->arena, "includes <%s>, %s", complaint->name,
                         advice_explain_header(&telling->advice, complaint->name, first)),
            NULL);
        return;
    }
    if (state->profile.libc == LIBC_MUSL &&
        (is_of_glibc(telling, complaint->name) || withdrawn_of_header(complaint->name))) {
        tell_foreign_header(telling, complaint);
        return;
    }
    const struct withdrawn *part = withdrawn_of_header(complaint->name);
    if (part) {
        add(telling, complaint,
            arena_printf(telling->arena, "includes <%s>, %s", complaint->name,
                         advice_explain_part(&telling->advice, part)),
            NULL);
        return;
    }
    struct host_offer offer = host_offer_header(telling->arena, telling->compile, complaint->name);
    if (offer.found)
        tell_host_header(telling, complaint, &offer);
}

/* --- names ------------------------------------------------------------------------------------*/

/* Reads what the tables have of the names that were complained of. */
static void load_absences(struct telling *telling, const struct complaints *complaints)
{
    const struct state *state = telling->compile->state;
    const struct absences_request request = {&telling->roots, &state->profile,
                                             state->sysroot.release};
    struct error ignored; /* without the tables abicc cannot explain names */
    struct strvec names = {0};
    for (size_t i = 0; i < complaints->count; i++)
        if (!complaints->items[i].is_header)
            strvec_push(telling->arena, &names, complaints->items[i].name);
    if (names.count &&
        absences_load_names(telling->arena, &request, &names, &telling->absences, &ignored) < 0)
        telling->absences = NULL;
}

/* What is in another library of the target's is declared all the same. */
static bool find_absence(const struct telling *telling, const char *name, struct absence *absence)
{
    return telling->absences && absences_find(telling->absences, name, absence) &&
           absence->kind != ABSENCE_LIBRARY;
}

/* Finds a macro, an enumerator or a type that a newer release brought. */
static const struct header_name *find_word(struct telling *telling, const char *name)
{
    const struct state *state = telling->compile->state;
    struct error ignored; /* the sysroot was made from this table, so it can be read */
    if (state->profile.libc != LIBC_GLIBC ||
        (!telling->words.items &&
         header_names_read(telling->arena, &telling->roots, &telling->words, &ignored) < 0))
        return NULL;
    for (size_t i = 0; telling->words.items && i < telling->words.count; i++) {
        const struct header_name *word = &telling->words.items[i];
        if (text_equals(word->text, name) && !word->before.length &&
            version_compare(word->since, state->sysroot.release) > 0)
            return word;
    }
    return NULL;
}

static void tell_name(struct telling *telling, const struct complaint *complaint)
{
    struct absence absence;
    const struct header_name *word = NULL;
    const char *why;
    if (find_absence(telling, complaint->name, &absence)) {
        why = advice_explain(&telling->advice, NULL, complaint->name, &absence);
    } else if ((word = find_word(telling, complaint->name))) {
        const char *polyfill =
            word->polyfill.length
                ? arena_strndup(telling->arena, word->polyfill.start, word->polyfill.length)
                : NULL;
        why = advice_explain_word(&telling->advice, polyfill, word->since);
    } else {
        return;
    }
    add(telling, complaint, arena_printf(telling->arena, "needs %s, %s", complaint->name, why),
        NULL);
}

/* --- all --------------------------------------------------------------------------------------*/

static struct telling begin(struct arena *arena, const struct failed_link *compile,
                            const struct complaints *complaints)
{
    struct telling telling = {.arena = arena, .compile = compile};
    telling.roots = profile_roots(arena, compile->environment);
    advice_begin(arena, compile, &telling.advice);
    load_absences(&telling, complaints);
    return telling;
}

bool missing_declarations_need_certainty(struct arena *arena, const struct failed_link *compile,
                                         const struct complaints *complaints)
{
    struct telling telling = begin(arena, compile, complaints);
    for (size_t i = 0; i < complaints->count; i++) {
        const struct complaint *complaint = &complaints->items[i];
        struct absence absence;
        if (!complaint->is_certain && (find_absence(&telling, complaint->name, &absence) ||
                                       find_word(&telling, complaint->name)))
            return true;
    }
    return false;
}

void missing_declarations(struct arena *arena, const struct failed_link *compile,
                          const struct complaints *complaints, struct findings *findings)
{
    struct telling telling = begin(arena, compile, complaints);
    for (size_t i = 0; i < complaints->count; i++)
        if (complaints->items[i].is_header)
            tell_header(&telling, &complaints->items[i]);
        else
            tell_name(&telling, &complaints->items[i]);
    advice_hand_over(&telling.advice, &telling.found, findings);
}

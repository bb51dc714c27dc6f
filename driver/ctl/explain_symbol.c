/* Explains the history of a symbol: its libraries, versions and releases. */
#include <string.h>

#include "ctl/json.h"
#include "ctl/symbol_history.h"
#include "tables/libgcc.h"

/* Returns whether a linker finds the symbol in the distribution's C library. */
static bool has_symbol(const void *data, const struct distro *distro)
{
    const struct symbol_history *history = data;
    struct version first = distro->libc == LIBC_GLIBC ? history->glibc : history->musl_first;
    return !version_is_zero(first) && version_compare(distro->libc_version, first) >= 0;
}

/* Returns "GLIBC_2.14 since 2.14, the default". */
static const char *entry_text(struct arena *arena, const struct symbol_entry *entry)
{
    char first[VERSION_TEXT_SIZE];
    char until[VERSION_TEXT_SIZE];
    char last[VERSION_TEXT_SIZE];
    bool is_gone = !version_is_zero(entry->record->last);
    const char *standing = ", never for new links";
    if (entry->was_default)
        standing = version_is_zero(entry->until) ? is_gone ? "" : ", the default"
                                                 : arena_printf(arena, ", the default before %s",
                                                                version_text(entry->until, until));
    const char *size =
        entry->record->is_data
            ? arena_printf(arena, ", data of %llu bytes", (unsigned long long)entry->record->size)
            : "";
    return arena_printf(
        arena, "%s: %s since %s%s%s%s", entry->library, entry->node,
        version_text(entry->record->first, first), size, standing,
        is_gone ? arena_printf(arena, ", gone after %s", version_text(entry->record->last, last))
                : "");
}

static void print_musl(const struct explain *explain, const struct symbol_history *history)
{
    static const struct version musl_newest = {{9999, 0, 0}};
    char first[VERSION_TEXT_SIZE];
    char last[VERSION_TEXT_SIZE];
    struct arena *arena = explain->ctl->arena;
    if (!history->musl_count)
        explain_print(explain, "musl", "no release has it");
    for (size_t i = 0; i < history->musl_count; i++) {
        const struct musl_symbol *symbol = &history->musl[i];
        const char *text =
            arena_printf(arena, "libc.so: since %s", version_text(symbol->first, first));
        if (!version_is_zero(symbol->last))
            text =
                arena_printf(arena, "%s, gone after %s%s", text, version_text(symbol->last, last),
                             library_is_remapped(symbol, musl_newest)
                                 ? " for new links; the loader still answers old programs"
                                 : "");
        explain_print(explain, i ? "" : "musl", text);
    }
    for (size_t i = 0; i < history->differences.count; i++)
        explain_print(explain, "", history->differences.items[i]);
}

static void print_polyfill(const struct explain *explain, const struct symbol_history *history)
{
    struct arena *arena = explain->ctl->arena;
    const struct polyfill *polyfill = history->polyfill;
    char kernel[VERSION_TEXT_SIZE];
    if (!polyfill) {
        explain_print(explain, "polyfill",
                      history->no_polyfill ? arena_printf(arena, "none: %s %s", history->name,
                                                          history->no_polyfill->reason)
                                           : "none");
        return;
    }
    const char *how = polyfill->class == POLYFILL_TOOLCHAIN
                          ? "abicc adds it where the compiler's own libraries need it"
                          : arena_printf(arena, "class %s: `polyfills: %s` in a profile adds it",
                                         polyfill_class_word(polyfill->class), polyfill->name);
    const char *needs = version_is_zero(polyfill->kernel)
                            ? ""
                            : arena_printf(arena, "; complete only on Linux %s and newer",
                                           version_text(polyfill->kernel, kernel));
    explain_print(explain, "polyfill",
                  arena_printf(arena, "%s%s%s%s", how, needs, *polyfill->limits ? "; " : "",
                               polyfill->limits));
}

/* Returns the part of glibc that the symbol belonged to, if no new program is linked with it; or
 * NULL.
 */
static const struct withdrawn *withdrawn_part(const struct symbol_history *history)
{
    for (size_t i = 0; i < history->count; i++)
        if (history->entries[i].record->withdrawn)
            return history->entries[i].record->withdrawn;
    return NULL;
}

static void print_withdrawn(const struct explain *explain, const struct withdrawn *part)
{
    struct arena *arena = explain->ctl->arena;
    explain_print(
        explain, "withdrawn",
        arena_printf(arena,
                     "%s: the headers of current hosts lack it, so that abicc links it for "
                     "no profile; programs that were linked elsewhere use it",
                     part->name));
    for (const char *line = part->remedy; *line;) {
        size_t length = strcspn(line, "\n");
        explain_print(explain, "", arena_strndup(arena, line, length));
        line += length + (line[length] == '\n');
    }
}

static void print_promised(const struct explain *explain, const struct symbol_history *history)
{
    struct arena *arena = explain->ctl->arena;
    const struct profile *profile = explain->profile;
    char release[VERSION_TEXT_SIZE];
    const char *target = arena_printf(arena, "%s (%s %s)", profile->name,
                                      profile->libc == LIBC_GLIBC ? "glibc" : "musl",
                                      version_text(profile->libc_version, release));
    explain_print(explain, "profile",
                  history->promised
                      ? arena_printf(arena, "%s has it in %s", target, history->promised->soname)
                      : arena_printf(arena, "%s does not have it", target));
}

/* Returns whether a release of glibc has the symbol at the version that was named. */
static bool has_version(const struct symbol_history *history, const char *node)
{
    for (size_t i = 0; i < history->count; i++)
        if (strcmp(history->entries[i].node, node) == 0)
            return true;
    return history->libgcc && strcmp(history->libgcc, node) == 0;
}

static void print_glibc(const struct explain *explain, const struct symbol_history *history)
{
    struct arena *arena = explain->ctl->arena;
    if (!history->count)
        explain_print(explain, "glibc", "no release has it");
    for (size_t i = 0; i < history->count; i++)
        explain_print(explain, i ? "" : "glibc", entry_text(arena, &history->entries[i]));
    for (size_t i = 0; i < history->moves.count; i++)
        explain_print(explain, "moved", history->moves.items[i]);
    if (history->libgcc)
        explain_print(explain, "libgcc",
                      arena_printf(arena, "%s: %s", LIBGCC_SONAME, history->libgcc));
}

static bool is_about(const struct explain *explain, const char *libc)
{
    return !*explain->libc || strcmp(explain->libc, libc) == 0;
}

static void print_text(const struct explain *explain, const struct symbol_history *history,
                       const char *node)
{
    struct arena *arena = explain->ctl->arena;
    fprintf(explain->ctl->out, "%s: a symbol (%s)\n", history->name, explain->arch);
    if (node && !has_version(history, node))
        explain_print(explain, "version", arena_printf(arena, "no release has it at %s", node));
    if (is_about(explain, "glibc"))
        print_glibc(explain, history);
    if (is_about(explain, "musl"))
        print_musl(explain, history);
    if (!*explain->libc && (history->count || history->musl_count))
        explain_print_first(explain, has_symbol, history);
    if (is_about(explain, "glibc")) {
        print_polyfill(explain, history);
        if (withdrawn_part(history))
            print_withdrawn(explain, withdrawn_part(history));
    }
    explain_kernel_print(explain, &history->kernel);
    if (explain->profile)
        print_promised(explain, history);
}

static void put_release(json_t *object, const char *key, struct version release)
{
    char text[VERSION_TEXT_SIZE];
    if (version_is_zero(release))
        json_object_set_new(object, key, json_null());
    else
        json_put(object, key, version_text(release, text));
}

static json_t *glibc_json(const struct symbol_history *history)
{
    json_t *list = json_array();
    for (size_t i = 0; i < history->count; i++) {
        const struct symbol_entry *entry = &history->entries[i];
        json_t *object = json_object();
        json_put(object, "library", entry->library);
        json_put(object, "version", entry->node);
        put_release(object, "first", entry->record->first);
        put_release(object, "last", entry->record->last);
        json_object_set_new(object, "was_default", json_boolean(entry->was_default));
        put_release(object, "default_until", entry->until);
        json_object_set_new(object, "size",
                            entry->record->is_data ? json_integer((json_int_t)entry->record->size)
                                                   : json_null());
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *musl_json(const struct symbol_history *history)
{
    json_t *list = json_array();
    for (size_t i = 0; i < history->musl_count; i++) {
        json_t *object = json_object();
        put_release(object, "first", history->musl[i].first);
        put_release(object, "last", history->musl[i].last);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *polyfill_json(const struct polyfill *polyfill)
{
    if (!polyfill)
        return json_null();
    json_t *object = json_object();
    json_put(object, "class", polyfill_class_word(polyfill->class));
    put_release(object, "since", polyfill->since);
    put_release(object, "kernel", polyfill->kernel);
    json_put(object, "limits", polyfill->limits);
    return object;
}

static void print_json(const struct explain *explain, const struct symbol_history *history)
{
    json_t *object = explain_json("symbol");
    struct strvec first = explain_first(explain, has_symbol, history);
    json_put(object, "name", history->name);
    json_put(object, "arch", explain->arch);
    json_object_set_new(object, "glibc", glibc_json(history));
    json_object_set_new(object, "moved", json_texts(&history->moves));
    json_object_set_new(object, "musl", musl_json(history));
    json_object_set_new(object, "musl_differences", json_texts(&history->differences));
    if (history->libgcc)
        json_put(object, "libgcc", history->libgcc);
    else
        json_object_set_new(object, "libgcc", json_null());
    json_object_set_new(object, "first_in", json_texts(&first));
    json_object_set_new(object, "kernel", explain_kernel_json(&history->kernel));
    json_object_set_new(object, "polyfill", polyfill_json(history->polyfill));
    if (history->no_polyfill)
        json_put(object, "no_polyfill", history->no_polyfill->reason);
    const struct withdrawn *part = withdrawn_part(history);
    json_object_set_new(object, "withdrawn", part ? json_string(part->name) : json_null());
    if (explain->profile) {
        json_t *profile = json_object();
        json_put(profile, "name", explain->profile->name);
        if (history->promised)
            json_put(profile, "library", history->promised->soname);
        else
            json_object_set_new(profile, "library", json_null());
        json_object_set_new(object, "profile", profile);
    }
    json_print(object, explain->ctl->out);
}

int explain_symbol(struct explain *explain, const char *name, const char *node, bool *is_found,
                   struct error *err)
{
    struct symbol_history history;
    if (symbol_history_read(explain, name, &history, err) < 0)
        return -1;
    *is_found = history.count || history.musl_count || history.libgcc;
    if (*is_found && explain->is_json)
        print_json(explain, &history);
    else if (*is_found)
        print_text(explain, &history, node);
    return 0;
}

/* abictl explain: finds out what the word names, and suggests another where it names nothing. */
#include "ctl/explain.h"
#include "ctl/check_here.h"

#include <ctype.h>
#include <string.h>

#include "base/suggest.h"
#include "base/text.h"
#include "ctl/json.h"
#include "tables/libgcc.h"

enum { OPTION_FORMAT, OPTION_ARCH, OPTION_ALL, OPTION_PROFILE, OPTION_LIBC };

enum { LINE_WIDTH = 96, LABEL_WIDTH = 10 };

void explain_print(const struct explain *explain, const char *label, const char *text)
{
    FILE *out = explain->ctl->out;
    int column = fprintf(out, "  %-*s", LABEL_WIDTH, label);
    while (*text) {
        int length = (int)strcspn(text, " \n");
        if (column > LABEL_WIDTH + 2 && column + 1 + length > LINE_WIDTH)
            column = fprintf(out, "\n%*s", LABEL_WIDTH + 2, "") - 1;
        column += fprintf(out, column > LABEL_WIDTH + 2 ? " %.*s" : "%.*s", length, text);
        text += length;
        text += strspn(text, " \n");
    }
    fputc('\n', out);
}

const char *explain_list(const struct explain *explain, const struct strvec *texts, size_t most)
{
    struct arena *arena = explain->ctl->arena;
    struct strvec shown = {0};
    for (size_t i = 0; i < texts->count && i < most; i++)
        strvec_push(arena, &shown, texts->items[i]);
    if (!shown.count)
        return "none";
    const char *list = strvec_join(arena, &shown, ", ");
    if (texts->count <= most)
        return list;
    return arena_printf(arena, "%s ... (%zu in all)", list, texts->count);
}

json_t *explain_json(const char *kind)
{
    json_t *object = json_object();
    json_object_set_new(object, "version", json_integer(1));
    json_put(object, "kind", kind);
    return object;
}

/* Returns whether the rows are of one family; RHEL/CentOS and RHEL/Alma/Rocky are one. */
static bool is_same_family(const struct distro *one, const struct distro *other)
{
    size_t length = strcspn(one->name, "/");
    return length == strcspn(other->name, "/") && strncmp(one->name, other->name, length) == 0;
}

/* Returns whether it is a release with a C library for the architecture. */
static bool is_release(const struct explain *explain, const struct distro *distro)
{
    return !version_is_zero(distro->libc_version) &&
           strvec_contains(&distro->arches, explain->arch);
}

struct strvec explain_first(const struct explain *explain, explain_has *has, const void *data)
{
    struct strvec found = {0};
    size_t count;
    const struct distro *rows = distros_list(explain->distros, &count);
    const struct distro *last = NULL; /* the last row taken; families are together, by age */
    for (size_t i = 0; i < count; i++) {
        if ((last && is_same_family(last, &rows[i])) || !is_release(explain, &rows[i]) ||
            !has(data, &rows[i]))
            continue;
        last = &rows[i];
        strvec_pushf(explain->ctl->arena, &found, "%s %s", last->name, last->release);
    }
    return found;
}

void explain_print_first(const struct explain *explain, explain_has *has, const void *data)
{
    size_t count;
    size_t lacking = 0;
    size_t foreign = 0;
    const struct distro *rows = distros_list(explain->distros, &count);
    struct strvec first = explain_first(explain, has, data);
    for (size_t i = 0; i < count; i++) {
        lacking += is_release(explain, &rows[i]) && !has(data, &rows[i]) ? 1 : 0;
        foreign += !strvec_contains(&rows[i].arches, explain->arch) ? 1 : 0;
    }
    const char *text = "no distribution in the tables";
    if (!lacking)
        text = foreign ? arena_printf(explain->ctl->arena, "all distributions in the tables for %s",
                                      explain->arch)
                       : "all distributions in the tables";
    else if (first.count)
        text = explain_list(explain, &first, first.count);
    explain_print(explain, "first in", text);
}

/* Returns whether the word is a version of glibc's that is newer than the tables. */
static bool is_newer_than_tables(const struct glibc_table *glibc, const char *word)
{
    struct version release;
    return text_begins_with(word, "GLIBC_") &&
           version_parse(word + 6, strlen(word + 6), &release) &&
           version_compare(release, glibc->abi.newest) > 0;
}

/* Collects all words that can be explained. */
static int collect_words(struct explain *explain, struct strvec *words, struct error *err)
{
    struct arena *arena = explain->ctl->arena;
    size_t count;
    const struct rule *rules = rule_list(&count);
    for (size_t i = 0; i < count; i++) {
        strvec_push(arena, words, rules[i].code);
        strvec_push(arena, words, rules[i].name);
    }
    const struct glibc_table *glibc;
    const struct gcc_node *nodes;
    struct libgcc libgcc;
    if (library_tables_glibc(&explain->tables, explain->arch, &glibc, err) < 0 ||
        library_tables_gcc(&explain->tables, &nodes, &count, err) < 0 ||
        libgcc_load(arena, &explain->roots, explain->arch, LIBGCC_NEWEST, &libgcc, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        strvec_push(arena, words, nodes[i].name);
    for (size_t i = 0; i < glibc->abi.record_count; i++)
        if (!i || glibc->names[i] != glibc->names[i - 1])
            strvec_push(arena, words, glibc->names[i]);
    for (size_t i = 0; i < glibc->abi.record_count; i++)
        if (!i || glibc->nodes[i] != glibc->nodes[i - 1])
            strvec_push(arena, words, glibc->nodes[i]);
    for (size_t i = 0; i < libgcc.stub.symbol_count; i++)
        strvec_push(arena, words, libgcc.stub.symbols[i].name);
    const struct musl_table *musl;
    if (library_tables_musl(&explain->tables, explain->arch, &musl, err) < 0)
        return -1;
    for (size_t i = 0; i < musl->abi.symbol_count; i++)
        strvec_push(arena, words, musl->abi.symbols[i].name);
    return 0;
}

static int fail_word(struct explain *explain, const char *word, struct error *err)
{
    struct strvec words = {0};
    const struct glibc_table *glibc;
    char newest[VERSION_TEXT_SIZE];
    if (library_tables_glibc(&explain->tables, explain->arch, &glibc, err) < 0)
        return -1;
    if (is_newer_than_tables(glibc, word))
        return error_set(err, "%s: newer than the tables, which end with glibc %s", word,
                         version_text(glibc->abi.newest, newest));
    if (collect_words(explain, &words, err) < 0)
        return -1;
    const char *near = suggest_nearest(word, words.items, words.count);
    word = text_visible(explain->ctl->arena, word);
    if (near)
        return error_set(
            err, "%s: no such rule, symbol, symbol version or system call; did you mean %s?", word,
            near);
    if (strncmp(word, "_Z", 2) == 0)
        return error_set(err,
                         "%s: the tables have no symbols of libstdc++.so.6, only its symbol "
                         "versions; try GLIBCXX_3.4.N or CXXABI_1.3.N",
                         word);
    return error_set(
        err,
        "%s: no such rule, symbol, symbol version or system call in the tables for %s; `abictl "
        "explain` lists the rules",
        word, explain->arch);
}

/* Explains the symbol or symbol version. */
static int look_up(struct explain *explain, const char *word, bool *is_found, struct error *err)
{
    const char *at = strchr(word, '@');
    const char *node = at ? at + strspn(at, "@") : NULL;
    const char *name = at ? arena_strndup(explain->ctl->arena, word, (size_t)(at - word)) : word;
    *is_found = false;
    if (!at && explain_node(explain, name, is_found, err) < 0)
        return -1;
    if (!*is_found && explain_symbol(explain, name, node, is_found, err) < 0)
        return -1;
    if (!*is_found && explain_difference(explain, name, is_found, err) < 0)
        return -1;
    return *is_found ? 0 : explain_system_call(explain, name, is_found, err);
}

/* Explains it for each architecture that has it. */
static int look_up_everywhere(struct explain *explain, const char *word, bool *is_found,
                              struct error *err)
{
    size_t count;
    const struct arch *arches = arch_list(&count);
    struct strvec without = {0};
    for (size_t i = 0; i < count; i++) {
        explain->arch = arches[i].name;
        if (look_up(explain, word, is_found, err) < 0)
            return -1;
        if (!*is_found)
            strvec_push(explain->ctl->arena, &without, explain->arch);
    }
    explain->arch = arches->name;
    *is_found = without.count < count;
    if (*is_found && without.count && !explain->is_json)
        fprintf(explain->ctl->out, "%s: not on %s\n", word,
                arch_names(explain->ctl->arena, &without));
    return 0;
}

static int explain_word(struct explain *explain, const char *word, struct error *err)
{
    /* Lower case (abi001) will do too. */
    char *upper = arena_strdup(explain->ctl->arena, word);
    for (char *c = upper; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    const struct rule *rule = rule_find(word) ? rule_find(word) : rule_find(upper);
    if (rule) {
        explain_rule(explain, rule);
        return 0;
    }
    bool is_found = false;
    bool is_everywhere = explain->ctl->values[OPTION_ALL] != NULL;
    if ((is_everywhere ? look_up_everywhere : look_up)(explain, word, &is_found, err) < 0)
        return -1;
    const char *name = arena_strndup(explain->ctl->arena, word, strcspn(word, "@"));
    return is_found ? 0 : fail_word(explain, name, err);
}

static int run(struct ctl *ctl, struct error *err)
{
    size_t arch_count;
    struct explain explain = {.ctl = ctl, .arch = arch_list(&arch_count)->name};
    const char *format = ctl->values[OPTION_FORMAT];
    explain.is_json = format && strcmp(format, "json") == 0;
    explain.libc = ctl->values[OPTION_LIBC] ? ctl->values[OPTION_LIBC] : "";
    if (!ctl->operands.count) {
        explain_rules(&explain);
        return 0;
    }
    explain.roots = profile_roots(ctl->arena, ctl->environ);
    explain.tables = library_tables(ctl->arena, &explain.roots);
    if (distros_load(ctl->arena, &explain.roots, &explain.distros, err) < 0)
        return -1;
    struct profile profile = {0};
    if (ctl->values[OPTION_PROFILE]) {
        if (profile_load(ctl->arena, &explain.roots, ctl->values[OPTION_PROFILE], &profile, NULL,
                         err) < 0)
            return -1;
        explain.profile = &profile;
        if (!profile_has_target(&profile) &&
            check_here_profile(ctl->arena, &explain.profile, err) < 0)
            return -1;
        explain.arch = profile.arch;
    }
    if (ctl->values[OPTION_ALL] && (ctl->values[OPTION_ARCH] || ctl->values[OPTION_PROFILE]))
        return ctl_misused(
            ctl, error_set(err, "--all-architectures: use it without --arch and --profile"));
    if (ctl->values[OPTION_ARCH]) {
        const struct arch *named = arch_by_any_name(ctl->values[OPTION_ARCH]);
        explain.arch = named ? named->name : ctl->values[OPTION_ARCH];
    }
    if (explain.profile && strcmp(explain.arch, explain.profile->arch) != 0)
        return error_set(err, "--arch %s: profile %s is for %s; use only one of the two options",
                         explain.arch, explain.profile->name, explain.profile->arch);
    return explain_word(&explain, ctl->operands.items[0], err);
}

const struct ctl_command ctl_explain = {
    .name = "explain",
    .operands = "[CODE|SYMBOL|VERSION]",
    .least = 0,
    .most = 1,
    .summary = "explain a rule, or the history of a symbol",
    .help =
        "CODE is the code or name of a rule (ABI001, symbol-version): prints why there is the "
        "rule\n"
        "and what to do. SYMBOL (memcpy, memcpy@GLIBC_2.14): prints its libraries, versions and\n"
        "releases. VERSION is a symbol version (GLIBC_2.34, GLIBCXX_3.4.30): prints its library,\n"
        "symbols and release. For both, prints the first distributions that have them. Of a "
        "function\n"
        "or a system call (memfd_create, faccessat2) it prints the first kernel that has the "
        "call,\n"
        "and what happens on an older one. Of symbols, headers (execinfo.h) and a few other words\n"
        "(ifunc, time_t) it prints how musl differs.\n"
        "Without an argument, lists the rules.\n",
    .options = {[OPTION_FORMAT] = {"--format", "FORMAT", "text|json",
                                   "the format of the answer; text by default"},
                [OPTION_ARCH] = {"--arch", "ARCH", NULL,
                                 "the architecture whose tables are used; x86_64 by default"},
                [OPTION_ALL] = {"--all-architectures", NULL, NULL,
                                "answer for each architecture that has it; JSON is then an object "
                                "for each"},
                [OPTION_LIBC] = {"--libc", "LIBC", "glibc|musl", "answer for this C library alone"},
                [OPTION_PROFILE] = {"--profile", "PROFILE", NULL,
                                    "also say what this target has, on its architecture"}},
    .run = run,
};

/* Symbol versions. When a program starts, the loader looks each version up in the library that the
 * file names for it, and refuses the file when one is absent; later it looks for the symbol with
 * that version in all libraries of the process. */
#include <string.h>

#include "base/text.h"
#include "rules/polyfill_offer.h"
#include "rules/rule_run.h"

/* Nodes by which an output asks for an ability of the loader, and the release that brought it (the
 * library of all is libc.so.6). sysroots/abi/nodes.tsv has them for sysroots; distributions put the
 * later ones into older releases too, but nobody can count on it. */
static const struct {
    const char *node;
    struct version first;
} abilities[] = {
    {"GLIBC_ABI_DT_RELR", {{2, 36, 0}}},
    {"GLIBC_ABI_DT_X86_64_PLT", {{2, 43, 0}}},
    {"GLIBC_ABI_GNU2_TLS", {{2, 43, 0}}},
    {"GLIBC_ABI_GNU_TLS", {{2, 43, 0}}},
};

/* Splits "GLIBCXX_3.4.30" into the length of "GLIBCXX_" and 3.4.30; false when no release ends it
 * (GLIBC_PRIVATE, CXXABI_FLOAT128). */
static bool split(const char *node, size_t *prefix, struct version *release)
{
    const char *underscore = strrchr(node, '_');
    if (!underscore)
        return false;
    *prefix = (size_t)(underscore + 1 - node);
    return version_parse(underscore + 1, strlen(underscore + 1), release);
}

/* The release whose glibc first has the node; false when the node is none of glibc's, or tells no
 * release. */
static bool glibc_release(const char *node, struct version *release)
{
    size_t prefix;
    for (size_t i = 0; i < sizeof(abilities) / sizeof(*abilities); i++)
        if (strcmp(node, abilities[i].node) == 0) {
            *release = abilities[i].first;
            return true;
        }
    return strncmp(node, "GLIBC_", 6) == 0 && split(node, &prefix, release) && prefix == 6;
}

/* The nodes that come with what ABI003 and ABI010 judge. */
static bool is_judged_elsewhere(const struct facts *facts, const char *node)
{
    return (facts->has_relr && strcmp(node, "GLIBC_ABI_DT_RELR") == 0) ||
           (facts->has_mark_plt && strcmp(node, "GLIBC_ABI_DT_X86_64_PLT") == 0);
}

/* The library's newest node of the same name as `node`, or NULL. */
static const char *newest_alike(const struct library *library, const char *node)
{
    size_t prefix;
    struct version ignored;
    struct version best;
    const char *newest = NULL;
    if (!split(node, &prefix, &ignored))
        return NULL;
    for (size_t i = 0; i < library->nodes.count; i++) {
        size_t other;
        struct version release;
        const char *candidate = library->nodes.items[i];
        if (split(candidate, &other, &release) && other == prefix &&
            strncmp(candidate, node, prefix) == 0 &&
            (!newest || version_compare(release, best) > 0)) {
            newest = candidate;
            best = release;
        }
    }
    return newest;
}

static bool is_newer_node(const char *node, const char *other)
{
    size_t prefix;
    struct version a;
    struct version b;
    return split(node, &prefix, &a) && split(other, &prefix, &b) && version_compare(a, b) > 0;
}

static bool asks_for(const struct facts_import *import, const struct facts_version *version)
{
    return import->version && strcmp(import->version->node, version->node) == 0 &&
           strcmp(import->version->library, version->library) == 0;
}

/* The symbols that ask for the version, so far as the file tells. */
static struct strvec symbols_of(const struct check *check, const struct facts_version *version)
{
    struct strvec names = {0};
    for (size_t i = 0; i < check->facts->import_count; i++)
        if (asks_for(&check->facts->imports[i], version))
            strvec_push(check->arena, &names, check->facts->imports[i].name);
    if (!names.count && version->symbol)
        strvec_push(check->arena, &names, version->symbol);
    return names;
}

/* "getrandom needs", "statx and renameat2 need", "the file needs" */
static const char *who_needs(const struct check *check, const struct strvec *names)
{
    if (!names->count)
        return "the file needs";
    return arena_printf(check->arena, "%s need%s", check_names(check, names),
                        names->count == 1 ? "s" : "");
}

/* Up to 2.29 glibc's loader gave up at a symbol that the library named for its version has not,
 * weak reference or not, unless a library before that one had it (glibc bug 24741). */
static bool insists_on_library(const struct check *check)
{
    static const struct version first_without = {{2, 30, 0}};
    return check->profile->libc == LIBC_GLIBC &&
           version_compare(check->profile->libc_version, first_without) < 0;
}

/* The loader goes on without a version that is marked weak. */
static enum severity severity_of(const struct check *check, const struct facts_version *version)
{
    return version->is_weak && !insists_on_library(check) ? SEVERITY_WARNING : SEVERITY_OFF;
}

/* A weak reference lets ld.so bind to nothing, but its version is asked for when the program
 * starts, unless the version itself is marked weak, which linkers do not do, and glibc is at least
 * 2.30. */
static bool is_weak_in_vain(const struct check *check, const struct facts_version *version)
{
    size_t weak = 0;
    for (size_t i = 0; i < check->facts->import_count; i++)
        if (asks_for(&check->facts->imports[i], version)) {
            if (!check->facts->imports[i].is_weak)
                return false;
            weak++;
        }
    return weak && severity_of(check, version) != SEVERITY_WARNING;
}

static const char weak_remedy[] =
    "a weak reference does not help, since the loader insists on it: ask dlsym for "
    "the symbol instead, or choose a profile of a newer release";
static const char gcc_remedy[] =
    "link the compiler's libraries into the output (-static-libstdc++ -static-libgcc), build what "
    "brings the version with abicc too, or choose a profile of a newer release";

/* NULL: what the rule itself says. */
static const char *newer_remedy(const struct check *check, const struct facts_version *version,
                                const struct strvec *names)
{
    if (is_weak_in_vain(check, version))
        return weak_remedy;
    if (text_begins_with(version->library, "libstdc++.so.") ||
        text_begins_with(version->library, "libgcc_s.so."))
        return gcc_remedy;
    const char *offer =
        check->profile->libc == LIBC_GLIBC ? polyfill_offer(check->arena, names) : NULL;
    return offer ? arena_printf(check->arena, "%s\n%s", rule_find("ABI001")->remedy, offer) : NULL;
}

static void add_newer(struct check *check, const struct facts_version *version,
                      const char *promised)
{
    struct strvec names = symbols_of(check, version);
    check_add(check, "ABI001",
              (struct finding){.severity = severity_of(check, version),
                               .subject = names.count ? names.items[0] : version->node,
                               .remedy = newer_remedy(check, version, &names),
                               .text = arena_printf(check->arena, "%s version %s of %s; %s",
                                                    who_needs(check, &names), version->node,
                                                    version->library, promised)});
}

/* The library of the target that has one of the symbols with the version; NULL when none has. */
static int find_elsewhere(const struct check *check, const struct strvec *names, const char *node,
                          const struct library **library, struct error *err)
{
    *library = NULL;
    for (size_t i = 0; i < names->count && !*library; i++)
        if (world_find_symbol(check->promise->world, names->items[i], node, library, err) < 0)
            return -1;
    return 0;
}

/* The target's library has not got the version, or not these symbols with it. */
static int add_absent(struct check *check, const struct facts_version *version,
                      const struct strvec *names, bool has_node, struct error *err)
{
    const struct library *other;
    if (find_elsewhere(check, names, version->node, &other, err) < 0)
        return -1;
    const char *lacks = has_node ? "has no such symbol there" : "has no such version";
    const char *where = other ? arena_printf(check->arena, "; %s has it", other->soname) : "";
    check_add(check, other ? "ABI007" : "ABI006",
              (struct finding){
                  .severity = severity_of(check, version),
                  .subject = names->count ? names->items[0] : version->node,
                  .text = arena_printf(check->arena, "%s version %s of %s, which %s in %s%s",
                                       who_needs(check, names), version->node, version->library,
                                       lacks, world_name(check->promise->world), where)});
    return 0;
}

/* The library has the version: have the libraries of the process the symbols? Weak references are
 * nobody's trouble. */
static int judge_symbols(struct check *check, const struct facts_version *version,
                         struct error *err)
{
    struct strvec missing = {0};
    const char *last = insists_on_library(check) ? version->library : NULL;
    for (size_t i = 0; i < check->facts->import_count; i++) {
        const struct facts_import *import = &check->facts->imports[i];
        if (asks_for(import, version) && !import->is_weak &&
            !closure_satisfies(&check->closure, import->name, version->node, last))
            strvec_push(check->arena, &missing, import->name);
    }
    return missing.count ? add_absent(check, version, &missing, true, err) : 0;
}

/* Of a library that the profile names: is the version newer than the newest that it promises?
 * zlib's have four numbers. */
static bool is_newer_than_promised(struct check *check, const struct facts_version *version)
{
    const char *newest;
    if (!profile_promises(check->arena, check->profile, version->library, &newest) || !newest ||
        strncmp(version->node, newest, strcspn(newest, "0123456789")) != 0 ||
        strverscmp(version->node, newest) <= 0)
        return false;
    add_newer(check, version,
              arena_printf(check->arena, "profile %s promises %s", check->profile->name, newest));
    return true;
}

/* What glibc's own libraries and programs ask each other for. */
static void add_private(struct check *check, const struct facts_version *version)
{
    struct strvec names = symbols_of(check, version);
    check_add(check, "ABI006",
              (struct finding){.severity = severity_of(check, version),
                               .subject = names.count ? names.items[0] : version->node,
                               .remedy = "use a function that glibc's headers declare",
                               .text = arena_printf(check->arena,
                                                    "%s version %s of %s, which every build of "
                                                    "glibc may change; %s",
                                                    who_needs(check, &names), version->node,
                                                    version->library, check_promised(check))});
}

static int judge_in_world(struct check *check, const struct facts_version *version, bool is_glibc,
                          struct error *err)
{
    const struct library *library = NULL;
    const char *ignored;
    bool is_musl = check->profile->libc == LIBC_MUSL;
    if (world_find(check->promise->world, version->library, &library, err) < 0)
        return -1;
    if (!library || is_newer_than_promised(check, version) ||
        (!library->path &&
         profile_promises(check->arena, check->profile, version->library, &ignored)))
        return 0; /* ABI008 tells what is not there; of what the profile names only that counts */
    if (library_has_node(library, version->node))
        return is_musl ? 0 : judge_symbols(check, version, err);
    const char *newest = is_glibc ? NULL : newest_alike(library, version->node);
    if (newest && is_newer_node(version->node, newest)) {
        add_newer(check, version,
                  arena_printf(check->arena, "%s promises %s", world_name(check->promise->world),
                               newest));
        return 0;
    }
    /* musl's loader looks at names only, for which there is ABI020. */
    struct strvec names = symbols_of(check, version);
    return is_musl ? 0 : add_absent(check, version, &names, false, err);
}

int rule_versions(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    bool is_musl = check->profile->libc == LIBC_MUSL;
    for (size_t i = 0; i < facts->version_count; i++) {
        const struct facts_version *version = &facts->versions[i];
        struct version release;
        bool is_glibc = glibc_release(version->node, &release);
        if (is_judged_elsewhere(facts, version->node) || (is_musl && is_glibc)) /* ABI005 */
            continue;
        if (is_glibc && version_compare(release, check->profile->libc_version) > 0)
            add_newer(check, version, check_promised(check));
        else if (!is_musl && strcmp(version->node, "GLIBC_PRIVATE") == 0)
            add_private(check, version);
        else if (check->promise->world && judge_in_world(check, version, is_glibc, err) < 0)
            return -1;
    }
    return 0;
}

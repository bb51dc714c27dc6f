/* ABI001, ABI006 and ABI007: symbol versions. When a program starts, the loader looks up each
 * symbol version in the library that the file names for it, and refuses the file where the library
 * lacks one; later it looks for the symbol with that version in all libraries of the process. */
#include <string.h>

#include "base/text.h"
#include "rules/polyfill_offer.h"
#include "rules/rule_run.h"
#include "tables/time64.h"

/* Symbol versions by which an output asks for an ability of the loader, and the release that
 * brought it (all are of libc.so.6). sysroots/abi/nodes.tsv has them for sysroots; distributions
 * add the later ones to older releases too, but not all do. */
static const struct {
    const char *node;
    struct version first;
} abilities[] = {
    {"GLIBC_ABI_DT_RELR", {{2, 36, 0}}},
    {"GLIBC_ABI_DT_X86_64_PLT", {{2, 43, 0}}},
    {"GLIBC_ABI_GNU2_TLS", {{2, 43, 0}}},
    {"GLIBC_ABI_GNU_TLS", {{2, 43, 0}}},
};

/* Splits "GLIBCXX_3.4.30" into the length of "GLIBCXX_" and 3.4.30; returns false when it does not
 * end with a release (GLIBC_PRIVATE, CXXABI_FLOAT128). */
static bool split(const char *node, size_t *prefix, struct version *release)
{
    const char *underscore = strrchr(node, '_');
    if (!underscore)
        return false;
    *prefix = (size_t)(underscore + 1 - node);
    return version_parse(underscore + 1, strlen(underscore + 1), release);
}

/* Stores the release of glibc that first has the symbol version; returns false for one that is not
 * glibc's, or that belongs to no release. */
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

/* Returns whether ABI003 or ABI010 judges the symbol version. */
static bool is_judged_elsewhere(const struct facts *facts, const char *node)
{
    return (facts->has_relr && strcmp(node, "GLIBC_ABI_DT_RELR") == 0) ||
           (facts->has_mark_plt && strcmp(node, "GLIBC_ABI_DT_X86_64_PLT") == 0);
}

/* Returns the library's newest symbol version with the same prefix as `node`, or NULL. */
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

/* Returns the symbols that need the version, as far as the file tells. */
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

/* Returns "getrandom needs", "statx and renameat2 need" or "the file needs". */
static const char *who_needs(const struct check *check, const struct strvec *names)
{
    if (!names->count)
        return "the file needs";
    return arena_printf(check->arena, "%s need%s", check_names(check, names),
                        names->count == 1 ? "s" : "");
}

/* Returns whether the loader stops where the library named for a symbol's version lacks the symbol,
 * weak or not, unless an earlier library has it: glibc up to 2.29 (glibc bug 24741). */
static bool insists_on_library(const struct check *check)
{
    static const struct version first_without = {{2, 30, 0}};
    return check->profile->libc == LIBC_GLIBC &&
           version_compare(check->profile->libc_version, first_without) < 0;
}

/* Returns a warning where the version is marked weak and the loader therefore goes on without it.
 */
static enum severity severity_of(const struct check *check, const struct facts_version *version)
{
    return version->is_weak && !insists_on_library(check) ? SEVERITY_WARNING : SEVERITY_OFF;
}

/* Returns whether the references are weak but the version is required all the same: the loader
 * binds a weak symbol to nothing, yet looks up its version at program start unless the version
 * itself is marked weak, which linkers do not do, and glibc is at least 2.30. */
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
    "a weak reference does not help, because the loader requires its version: look the symbol up "
    "with dlsym instead, or choose a profile of a newer release";
static const char gcc_remedy[] =
    "link the compiler's libraries statically (-static-libstdc++ -static-libgcc), rebuild with "
    "abicc what needs the version, or choose a profile of a newer release";

/* Returns the remedy, or NULL for the rule's own. */
static const char *newer_remedy(const struct check *check, const struct facts_version *version,
                                const struct strvec *names)
{
    if (is_weak_in_vain(check, version))
        return weak_remedy;
    if (text_begins_with(version->library, "libstdc++.so.") ||
        text_begins_with(version->library, "libgcc_s.so."))
        return gcc_remedy;
    const char *time64 = time64_remedy(facts_arch(check->facts), names);
    if (time64)
        return time64;
    const char *offer = check->profile->libc == LIBC_GLIBC
                            ? polyfill_offer(check->arena, check->profile->arch, names)
                            : NULL;
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

/* Stores the library of the target that has one of the symbols with the version, or NULL. */
static int find_elsewhere(const struct check *check, const struct strvec *names, const char *node,
                          const struct library **library, struct error *err)
{
    *library = NULL;
    for (size_t i = 0; i < names->count && !*library; i++)
        if (world_find_symbol(check->promise->world, names->items[i], node, library, err) < 0)
            return -1;
    return 0;
}

/* Adds a finding: the target's library lacks the version, or these symbols with it. */
static int add_absent(struct check *check, const struct facts_version *version,
                      const struct strvec *names, bool has_node, struct error *err)
{
    const struct library *other;
    if (find_elsewhere(check, names, version->node, &other, err) < 0)
        return -1;
    const char *lacks = has_node ? "lacks that symbol" : "lacks that version";
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

/* Checks that the libraries of the process have the symbols of a version that the library has. Weak
 * references may stay without a definition. */
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

/* Adds a finding and returns true where the version is newer than the newest that the profile
 * promises of the library. Versions are compared as text: zlib's have four numbers. */
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

/* Adds a finding for GLIBC_PRIVATE, by which glibc's own files refer to each other. */
static void add_private(struct check *check, const struct facts_version *version)
{
    struct strvec names = symbols_of(check, version);
    check_add(check, "ABI006",
              (struct finding){.severity = severity_of(check, version),
                               .subject = names.count ? names.items[0] : version->node,
                               .remedy = "use a function that glibc's headers declare",
                               .text = arena_printf(check->arena,
                                                    "%s version %s of %s, which may change with "
                                                    "every build of glibc; %s",
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
        return 0; /* ABI008 reports an absent library; of a promised name only the above counts */
    if (library_has_node(library, version->node))
        return is_musl ? 0 : judge_symbols(check, version, err);
    const char *newest = is_glibc ? NULL : newest_alike(library, version->node);
    if (newest && is_newer_node(version->node, newest)) {
        add_newer(check, version,
                  arena_printf(check->arena, "%s promises %s", world_name(check->promise->world),
                               newest));
        return 0;
    }
    /* musl's loader ignores symbol versions; ABI020 checks the names. */
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

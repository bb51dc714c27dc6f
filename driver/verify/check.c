#include "verify/check.h"

#include <elf.h>
#include <string.h>

/* One run of the rules. */
struct check {
    struct arena *arena;
    const struct profile *profile;
    const struct subject *subject;
    const struct facts *facts;
    struct findings *findings;
};

/* `culprit` is what breaks the rule, `text` says how. */
static void add_as(struct check *check, const char *code, enum severity severity,
                   const char *culprit, const char *text)
{
    const struct rule *rule = rule_find(code);
    struct finding finding = {
        .rule = rule,
        .severity = severity,
        .file = check->subject->path,
        .subject = culprit,
        .text = text,
        .remedy = rule->remedy,
    };
    findings_add(check->arena, check->findings, &check->profile->rules, finding);
}

static void add(struct check *check, const char *code, const char *culprit, const char *text)
{
    add_as(check, code, rule_find(code)->severity, culprit, text);
}

static const char *libc_name(enum libc_kind libc)
{
    return libc == LIBC_GLIBC ? "glibc" : "musl";
}

/* "profile alpine3.19-musl promises musl 1.2.4" */
static const char *promised(struct check *check)
{
    const struct profile *profile = check->profile;
    char text[VERSION_TEXT_SIZE];
    return arena_printf(check->arena, "profile %s promises %s %s", profile->name,
                        libc_name(profile->libc), version_text(profile->libc_version, text));
}

/* Nodes by which an output asks for an ability of the loader, and the release that brought it (the
 * library of all is libc.so.6). sysroots/abi/nodes.tsv has them for sysroots; distributions put the
 * later ones into older releases too, but nobody can count on it. */
static const struct {
    const char *node;
    struct version first;
} abilities[] = {
    {"GLIBC_ABI_DT_X86_64_PLT", {{2, 43, 0}}},
    {"GLIBC_ABI_GNU2_TLS", {{2, 43, 0}}},
    {"GLIBC_ABI_GNU_TLS", {{2, 43, 0}}},
};

/* The first release whose glibc has the node; false when the node is none of glibc's, or not one
 * that tells a release (GLIBC_PRIVATE; GLIBC_ABI_DT_RELR, which ABI003 judges). */
static bool node_release(const char *node, struct version *release)
{
    static const char prefix[] = "GLIBC_";
    for (size_t i = 0; i < sizeof(abilities) / sizeof(*abilities); i++)
        if (strcmp(node, abilities[i].node) == 0) {
            *release = abilities[i].first;
            return true;
        }
    return strncmp(node, prefix, sizeof(prefix) - 1) == 0 &&
           version_parse(node + sizeof(prefix) - 1, strlen(node) - (sizeof(prefix) - 1), release);
}

static void check_version(struct check *check, const struct facts_version *version)
{
    struct version release;
    if (!node_release(version->node, &release) ||
        version_compare(release, check->profile->libc_version) <= 0)
        return;
    const char *who = version->symbol ? version->symbol : "a symbol";
    add_as(check, "ABI001", version->is_weak ? SEVERITY_WARNING : SEVERITY_ERROR, version->symbol,
           arena_printf(check->arena, "%s needs version %s of %s; %s", who, version->node,
                        version->library, promised(check)));
}

static void check_versions(struct check *check)
{
    if (check->profile->libc != LIBC_GLIBC)
        return;
    for (size_t i = 0; i < check->facts->version_count; i++)
        check_version(check, &check->facts->versions[i]);
}

static void check_static(struct check *check)
{
    const struct facts *facts = check->facts;
    if (check->profile->link_mode == LINK_DYNAMIC || (!facts->loader && !facts->needed.count))
        return;
    const char *culprit = facts->loader ? facts->loader : facts->needed.items[0];
    add(check, "ABI002", culprit,
        arena_printf(check->arena, "needs %s%s at run time; profile %s links statically",
                     facts->loader ? "the loader " : "", culprit, check->profile->name));
}

/* glibc's NEWS for 2.36 and musl's for 1.2.4: the first that read DT_RELR. Older ones skip it
 * without a word (the program crashes), but for glibc outputs that carry GLIBC_ABI_DT_RELR. */
static void check_relocations(struct check *check)
{
    static const struct version first_of_glibc = {{2, 36, 0}};
    static const struct version first_of_musl = {{1, 2, 4}};
    bool is_glibc = check->profile->libc == LIBC_GLIBC;
    struct version first = is_glibc ? first_of_glibc : first_of_musl;
    char text[VERSION_TEXT_SIZE];
    if (!check->facts->has_relr || version_compare(check->profile->libc_version, first) >= 0)
        return;
    add(check, "ABI003", "DT_RELR",
        arena_printf(check->arena,
                     "has packed relative relocations (DT_RELR), which %s reads from %s on; %s",
                     libc_name(check->profile->libc), version_text(first, text), promised(check)));
}

/* The ELF file header of each architecture (psABIs; sysroots/abi/arches.tsv has the same). */
static const struct machine {
    const char *arch;
    unsigned machine;
    bool is_64;
    bool is_big_endian;
} machines[] = {
    {"x86_64", EM_X86_64, true, false},   {"i386", EM_386, false, false},
    {"aarch64", EM_AARCH64, true, false}, {"arm", EM_ARM, false, false},
    {"riscv64", EM_RISCV, true, false},   {"powerpc64le", EM_PPC64, true, false},
    {"s390x", EM_S390, true, true},       {"loongarch64", 258, true, false},
    {"mips64el", EM_MIPS, true, false},
};

static void check_machine(struct check *check)
{
    const struct facts *facts = check->facts;
    for (size_t i = 0; i < sizeof(machines) / sizeof(*machines); i++) {
        const struct machine *wanted = &machines[i];
        if (strcmp(wanted->arch, check->profile->arch) != 0)
            continue;
        if (facts->machine != wanted->machine || facts->is_64 != wanted->is_64 ||
            facts->is_big_endian != wanted->is_big_endian)
            add(check, "ABI004", NULL,
                arena_printf(check->arena,
                             "is for ELF machine %u, %d bits, %s endian; profile %s promises %s",
                             facts->machine, facts->is_64 ? 64 : 32,
                             facts->is_big_endian ? "big" : "little", check->profile->name,
                             wanted->arch));
    }
}

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Does the soname or the loader's file name belong to the C library that is not `libc`? */
static bool is_of_other_libc(const char *path, enum libc_kind libc)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    if (libc == LIBC_GLIBC)
        return begins_with(name, "ld-musl-") || begins_with(name, "libc.musl-") ||
               strcmp(name, "libc.so") == 0;
    return begins_with(name, "ld-linux") || begins_with(name, "ld64.so.") ||
           strcmp(name, "ld.so.1") == 0 || strcmp(name, "libc.so.6") == 0;
}

/* One finding is enough: loader, libraries and versions of the other libc come together. */
static void check_libc(struct check *check)
{
    const struct facts *facts = check->facts;
    const char *sign = NULL;
    if (facts->loader && is_of_other_libc(facts->loader, check->profile->libc))
        sign = facts->loader;
    for (size_t i = 0; i < facts->needed.count && !sign; i++)
        if (is_of_other_libc(facts->needed.items[i], check->profile->libc))
            sign = facts->needed.items[i];
    for (size_t i = 0; i < facts->version_count && !sign; i++)
        if (check->profile->libc == LIBC_MUSL && begins_with(facts->versions[i].node, "GLIBC_"))
            sign = facts->versions[i].node;
    if (sign)
        add(check, "ABI005", sign,
            arena_printf(check->arena, "needs %s, which is %s's; %s", sign,
                         libc_name(check->profile->libc == LIBC_GLIBC ? LIBC_MUSL : LIBC_GLIBC),
                         promised(check)));
}

int check_findings(struct arena *arena, const struct promise *promise,
                   const struct subject *subject, struct findings *findings, struct error *err)
{
    struct check check = {
        .arena = arena,
        .profile = promise->profile,
        .subject = subject,
        .facts = subject->facts,
        .findings = findings,
    };
    (void)err;
    if (!check.facts->is_elf || check.facts->is_relocatable)
        return 0;
    check_versions(&check);
    check_static(&check);
    check_relocations(&check);
    check_machine(&check);
    check_libc(&check);
    return 0;
}

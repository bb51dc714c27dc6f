/* check: which facts break which promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <elf.h>

#include "verify/check.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

static const struct profile centos7 = {
    .name = "centos7-glibc2.17",
    .arch = "x86_64",
    .libc = LIBC_GLIBC,
    .libc_version = {{2, 17, 0}},
    .link_mode = LINK_DYNAMIC,
};
static const struct profile debian12 = {
    .name = "debian12-glibc2.36",
    .arch = "x86_64",
    .libc = LIBC_GLIBC,
    .libc_version = {{2, 36, 0}},
    .link_mode = LINK_DYNAMIC,
};
static const struct profile musl_static = {
    .name = "alpine-musl",
    .arch = "x86_64",
    .libc = LIBC_MUSL,
    .libc_version = {{1, 2, 5}},
    .link_mode = LINK_STATIC,
};
static const struct profile musl_dynamic = {
    .name = "alpine3.16-musl",
    .arch = "x86_64",
    .libc = LIBC_MUSL,
    .libc_version = {{1, 2, 3}},
    .link_mode = LINK_DYNAMIC,
};
static const struct profile aarch64 = {
    .name = "glibc2.28",
    .arch = "aarch64",
    .libc = LIBC_GLIBC,
    .libc_version = {{2, 28, 0}},
    .link_mode = LINK_DYNAMIC,
};

static const char glibc_loader[] = "/lib64/ld-linux-x86-64.so.2";
static const char musl_loader[] = "/lib/ld-musl-x86_64.so.1";

/* An output in a few words: x86_64 unless `machine` says otherwise. */
struct output {
    const char *loader;
    const char *needed;
    struct facts_version version; /* none without a node */
    bool has_relr;
    unsigned machine;
    bool is_32;
    bool is_object;
};

struct row {
    const char *story;
    const struct profile *profile;
    struct output output;
    const char *codes; /* of all findings, in order */
};

static const struct row rows[] = {
    {"nothing newer than the floor",
     &centos7,
     {.loader = glibc_loader,
      .needed = "libc.so.6",
      .version = {.library = "libc.so.6", .node = "GLIBC_2.17"}},
     ""},
    {"numbers are compared, not texts",
     &centos7,
     {.loader = glibc_loader,
      .needed = "libc.so.6",
      .version = {.library = "libc.so.6", .node = "GLIBC_2.3.4"}},
     ""},
    {"one release above the floor",
     &centos7,
     {.loader = glibc_loader,
      .needed = "libc.so.6",
      .version = {.library = "libc.so.6", .node = "GLIBC_2.18"}},
     "ABI001"},
    {"that release is another profile's floor",
     &debian12,
     {.loader = glibc_loader,
      .needed = "libc.so.6",
      .version = {.library = "libc.so.6", .node = "GLIBC_2.36"}},
     ""},
    {"a shared library has no loader, but versions",
     &centos7,
     {.needed = "libm.so.6", .version = {.library = "libm.so.6", .node = "GLIBC_2.29"}},
     "ABI001"},
    {"other libraries' versions are not glibc's",
     &centos7,
     {.loader = glibc_loader,
      .needed = "libstdc++.so.6",
      .version = {.library = "libstdc++.so.6", .node = "GLIBCXX_3.4.30"}},
     ""},
    {"a loader ability that the floor lacks",
     &debian12,
     {.loader = glibc_loader,
      .needed = "libc.so.6",
      .version = {.library = "libc.so.6", .node = "GLIBC_ABI_GNU2_TLS"}},
     "ABI001"},
    {"the node of DT_RELR goes with DT_RELR, once",
     &centos7,
     {.loader = glibc_loader,
      .needed = "libc.so.6",
      .version = {.library = "libc.so.6", .node = "GLIBC_ABI_DT_RELR"},
      .has_relr = true},
     "ABI003"},
    {"lld's DT_RELR has no node",
     &centos7,
     {.loader = glibc_loader, .needed = "libc.so.6", .has_relr = true},
     "ABI003"},
    {"glibc reads DT_RELR from 2.36 on",
     &debian12,
     {.loader = glibc_loader, .needed = "libc.so.6", .has_relr = true},
     ""},
    {"musl reads DT_RELR from 1.2.4 on", &musl_static, {.has_relr = true}, ""},
    {"an older musl does not",
     &musl_dynamic,
     {.loader = musl_loader, .needed = "libc.musl-x86_64.so.1", .has_relr = true},
     "ABI003"},
    {"a static program", &musl_static, {0}, ""},
    {"a loader in a static program", &musl_static, {.loader = musl_loader}, "ABI002"},
    {"a library in a static program", &musl_static, {.needed = "libz.so.1"}, "ABI002"},
    {"glibc in a static musl program breaks two rules",
     &musl_static,
     {.loader = glibc_loader, .needed = "libc.so.6"},
     "ABI002 ABI005"},
    {"Alpine's own loader and libc",
     &musl_dynamic,
     {.loader = musl_loader, .needed = "libc.musl-x86_64.so.1"},
     ""},
    {"glibc's loader for musl", &musl_dynamic, {.loader = glibc_loader}, "ABI005"},
    {"a shared library that needs glibc, for musl",
     &musl_dynamic,
     {.needed = "libc.so.6"},
     "ABI005"},
    {"versions of glibc, for musl",
     &musl_dynamic,
     {.needed = "libz.so.1", .version = {.library = "libz.so.1", .node = "GLIBC_2.14"}},
     "ABI005"},
    {"musl's loader for glibc", &centos7, {.loader = musl_loader, .needed = "libc.so"}, "ABI005"},
    {"a loader in a place of the user's own",
     &centos7,
     {.loader = "/opt/glibc/ld.so", .needed = "libc.so.6"},
     ""},
    {"another machine", &aarch64, {.machine = EM_X86_64}, "ABI004"},
    {"the right machine", &aarch64, {.needed = "libc.so.6", .machine = EM_AARCH64}, ""},
    {"the same machine with 32 bits (x32)", &centos7, {.is_32 = true}, "ABI004"},
    {"an object is judged when it is linked",
     &centos7,
     {.machine = EM_AARCH64, .is_object = true},
     ""},
};

static struct facts facts_for(struct arena *arena, const struct output *output)
{
    struct facts facts = {
        .is_elf = true,
        .is_64 = !output->is_32,
        .is_relocatable = output->is_object,
        .machine = output->machine ? output->machine : EM_X86_64,
        .loader = output->loader,
        .has_relr = output->has_relr,
    };
    if (output->needed)
        strvec_push(arena, &facts.needed, output->needed);
    if (output->version.node) {
        facts.versions = arena_alloc(arena, sizeof(*facts.versions));
        facts.versions[0] = output->version;
        facts.version_count = 1;
    }
    return facts;
}

static struct findings check(struct arena *arena, const struct profile *profile, const char *path,
                             const struct facts *facts)
{
    struct findings findings = {0};
    struct error err;
    const struct promise promise = {.profile = profile};
    const struct subject subject = {.path = path, .facts = facts};
    assert_int_equal(check_findings(arena, &promise, &subject, &findings, &err), 0);
    return findings;
}

static void each_rule_finds_what_breaks_it_and_nothing_else(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct facts facts = facts_for(&arena, &rows[i].output);
        struct findings findings = check(&arena, rows[i].profile, "out", &facts);
        const char *codes = "";
        for (size_t j = 0; j < findings.count; j++)
            codes =
                arena_printf(&arena, "%s%s%s", codes, j ? " " : "", findings.items[j].rule->code);
        if (strcmp(codes, rows[i].codes) != 0)
            fail_msg("%s: found '%s', wanted '%s'", rows[i].story, codes, rows[i].codes);
    }
    arena_release(&arena);
}

static void a_finding_names_symbol_library_node_and_floor(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct facts_version version = {"libc.so.6", "GLIBC_2.25", "getrandom", false};
    struct facts facts = {.is_elf = true,
                          .is_64 = true,
                          .machine = EM_X86_64,
                          .versions = &version,
                          .version_count = 1};
    struct findings findings = check(&arena, &centos7, "build/app", &facts);
    assert_int_equal(findings.count, 1);
    static const char *const words[] = {"getrandom", "GLIBC_2.25", "libc.so.6", "centos7-glibc2.17",
                                        "glibc 2.17"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strstr(findings.items[0].text, words[i]))
            fail_msg("no '%s' in: %s", words[i], findings.items[0].text);
    assert_int_equal(findings.items[0].severity, SEVERITY_ERROR);
    arena_release(&arena);
}

/* The loader of an old release lets a program start whose weak references alone ask for more. */
static void a_weak_version_is_tolerable(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct facts_version version = {"libc.so.6", "GLIBC_2.25", "getrandom", true};
    struct facts facts = {.is_elf = true,
                          .is_64 = true,
                          .machine = EM_X86_64,
                          .versions = &version,
                          .version_count = 1};
    struct findings findings = check(&arena, &centos7, "out", &facts);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_WARNING);
    arena_release(&arena);
}

/* cmd/go takes an option for missing when one of these stands in the compiler's output. */
static void no_finding_says_a_word_that_a_probe_looks_for(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char *const words[] = {"unrecognized", "unknown", "unsupported",
                                        "is not supported", "not recognized"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct facts facts = facts_for(&arena, &rows[i].output);
        struct findings findings = check(&arena, rows[i].profile, "out", &facts);
        for (size_t j = 0; j < findings.count; j++)
            for (size_t k = 0; k < COUNT(words); k++)
                if (strstr(findings.items[j].text, words[k]))
                    fail_msg("'%s' in: %s", words[k], findings.items[j].text);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_finds_what_breaks_it_and_nothing_else),
        cmocka_unit_test(a_finding_names_symbol_library_node_and_floor),
        cmocka_unit_test(a_weak_version_is_tolerable),
        cmocka_unit_test(no_finding_says_a_word_that_a_probe_looks_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Which facts about a file break which rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <elf.h>

#include "rules/judge.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

static const struct strvec no_roots;

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
static const struct profile aarch64_oldest = {
    .name = "glibc2.17-aarch64",
    .arch = "aarch64",
    .libc = LIBC_GLIBC,
    .libc_version = {{2, 17, 0}},
    .link_mode = LINK_DYNAMIC,
};
static const struct profile power = {
    .name = "glibc2.28-powerpc64le",
    .arch = "powerpc64le",
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
     "ABI004"},
    {"another machine", &aarch64, {.machine = EM_X86_64}, "ABI004"},
    {"the right machine", &aarch64, {.needed = "libc.so.6", .machine = EM_AARCH64}, ""},
    {"the same machine with 32 bits (x32)", &centos7, {.is_32 = true}, "ABI004"},
    {"an object is judged when it is linked",
     &centos7,
     {.machine = EM_AARCH64, .is_object = true},
     ""},
};

/* What one property of a file means, for a profile: each row sets a fact in an output that
 * breaks nothing else. Worlds, and files as compilers make them: tests/e2e/rules. */
struct property {
    const char *story;
    const struct profile *profile;
    struct facts facts;   /* class, byte order and, unless stated, machine are x86_64's */
    const char *findings; /* code:severity */
};

static const struct profile musl_now = {
    .name = "alpine3.20-musl",
    .arch = "x86_64",
    .libc = LIBC_MUSL,
    .libc_version = {{1, 2, 5}},
};
static const struct profile el9 = {
    .name = "almalinux9-glibc2.34",
    .arch = "x86_64",
    .libc = LIBC_GLIBC,
    .libc_version = {{2, 34, 0}},
    .kernel = {{5, 14, 0}},
    .isa = ISA_V2,
};
static const struct profile glibc2_41 = {
    .name = "debian13-glibc2.41",
    .arch = "x86_64",
    .libc = LIBC_GLIBC,
    .libc_version = {{2, 41, 0}},
    .kernel = {{6, 1, 0}},
};
static const struct profile riscv64 = {
    .name = "glibc2.36",
    .arch = "riscv64",
    .libc = LIBC_GLIBC,
    .libc_version = {{2, 36, 0}},
};

static const struct property properties[] = {
    {"a library's executable stack",
     &el9,
     {.is_shared = true, .stack = FACTS_STACK_EXECUTABLE},
     "ABI011:warning"},
    {"a library's executable stack, where dlopen refuses it",
     &glibc2_41,
     {.is_shared = true, .stack = FACTS_STACK_EXECUTABLE},
     "ABI011:error"},
    {"a library's executable stack for musl",
     &musl_now,
     {.is_shared = true, .stack = FACTS_STACK_EXECUTABLE},
     "ABI011:warning"},
    {"a program's executable stack, where dlopen refuses a library's",
     &glibc2_41,
     {.stack = FACTS_STACK_EXECUTABLE},
     "ABI011:warning"},
    {"a program's executable stack", &el9, {.stack = FACTS_STACK_EXECUTABLE}, "ABI011:warning"},
    {"no word of the stack, on x86", &el9, {.is_shared = true}, "ABI011:warning"},
    {"no word of the stack in a library for musl", &musl_now, {.is_shared = true}, ""},
    {"a newer kernel's library, where the loader does not ask",
     &glibc2_41,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_abi_note = true, .kernel = {{6, 12, 0}}},
     ""},
    {"Android's packed relocations",
     &glibc2_41,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_android_packing = true},
     "ABI003:error"},
    {"Android's packed relocations for musl",
     &musl_now,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_android_packing = true},
     "ABI003:error"},
    {"no word of the stack, elsewhere",
     &riscv64,
     {.is_shared = true, .machine = EM_RISCV, .flags = 5},
     ""},
    {"single float",
     &riscv64,
     {.is_shared = true, .machine = EM_RISCV, .flags = 2},
     "ABI004:error"},
    {"text relocations of a library",
     &el9,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_text_relocations = true},
     "ABI012:warning"},
    {"text relocations of a program",
     &el9,
     {.loader = glibc_loader, .stack = FACTS_STACK_PLAIN, .has_text_relocations = true},
     "ABI012:warning"},
    {"text relocations of a program for musl",
     &musl_now,
     {.loader = musl_loader, .stack = FACTS_STACK_PLAIN, .has_text_relocations = true},
     "ABI012:error"},
    {"text relocations of a static program",
     &musl_static,
     {.is_pie = true, .stack = FACTS_STACK_PLAIN, .has_text_relocations = true},
     "ABI012:error"},
    {"marked PLT entries",
     &centos7,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_mark_plt = true},
     "ABI010:error"},
    {"marked PLT entries where glibc knows them",
     &debian12,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_mark_plt = true},
     ""},
    {"marked PLT entries for musl",
     &musl_now,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_mark_plt = true},
     "ABI010:error"},
    {"the baseline's instructions",
     &centos7,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .isa_needed = 1},
     ""},
    {"newer instructions",
     &centos7,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .isa_needed = 3},
     "ABI013:error"},
    {"newer instructions that are promised",
     &el9,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .isa_needed = 3},
     ""},
    {"the newest instructions",
     &el9,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .isa_needed = 8},
     "ABI013:error"},
    {"a newer kernel",
     &el9,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_abi_note = true, .kernel = {{6, 1, 0}}},
     "ABI014:error"},
    {"an older kernel",
     &el9,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_abi_note = true, .kernel = {{3, 2, 0}}},
     ""},
    {"a kernel, and none is promised",
     &centos7,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_abi_note = true, .kernel = {{6, 1, 0}}},
     ""},
    {"IFUNC for musl",
     &musl_now,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_ifunc = true},
     "ABI019:error"},
    {"IFUNC for glibc",
     &el9,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_ifunc = true},
     ""},
    {"a library's static TLS for musl",
     &musl_now,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .has_static_tls = true},
     "ABI023:warning"},
    {"a program's static TLS for musl",
     &musl_now,
     {.loader = musl_loader, .stack = FACTS_STACK_PLAIN, .has_static_tls = true},
     ""},
    {"a static glibc for musl",
     &musl_static,
     {.stack = FACTS_STACK_PLAIN, .is_static_glibc = true},
     "ABI005:error"},
    {"IRELATIVE on aarch64 before its loader knew it",
     &aarch64_oldest,
     {.machine = EM_AARCH64, .is_shared = true, .has_irelative = true},
     "ABI025:error"},
    {"IRELATIVE on aarch64",
     &aarch64,
     {.machine = EM_AARCH64, .is_shared = true, .has_irelative = true},
     ""},
    {"TLS descriptors on aarch64, from the first release on",
     &aarch64_oldest,
     {.machine = EM_AARCH64, .is_shared = true, .has_tls_descriptors = true},
     ""},
    {"TLS descriptors on riscv64, which no release reads",
     &riscv64,
     {.machine = EM_RISCV, .flags = 5, .is_shared = true, .has_tls_descriptors = true},
     "ABI025:error"},
    {"a static program relocates itself",
     &aarch64_oldest,
     {.machine = EM_AARCH64, .has_irelative = true},
     ""},
    {"small pages",
     &aarch64,
     {.machine = EM_AARCH64, .is_shared = true, .page_size = 0x1000},
     "ABI026:warning"},
    {"large pages", &aarch64, {.machine = EM_AARCH64, .is_shared = true, .page_size = 0x10000}, ""},
    {"pages of x86",
     &el9,
     {.is_shared = true, .stack = FACTS_STACK_PLAIN, .page_size = 0x1000},
     ""},
    {"an unstated stack where the machine's is not executable",
     &riscv64,
     {.machine = EM_RISCV, .flags = 5, .is_shared = true},
     ""},
    {"soft float by flags: that alone",
     &riscv64,
     {.machine = EM_RISCV, .flags = 1, .is_shared = true, .has_relr = true},
     "ABI004:error"},
    {"RISC-V's vector extension",
     &riscv64,
     {.machine = EM_RISCV,
      .flags = 5,
      .is_shared = true,
      .attributes = {.riscv_isa = "rv64i2p1_m2p0_a2p1_f2p2_d2p2_c2p0_v1p0_zicsr2p0_zve32f1p0"}},
     "ABI013:error"},
    {"RISC-V's usual extensions, as binutils 2.44 writes them",
     &riscv64,
     {.machine = EM_RISCV,
      .flags = 5,
      .is_shared = true,
      .attributes = {.riscv_isa = "rv64i2p1_m2p0_a2p1_f2p2_d2p2_c2p0_zicsr2p0_zifencei2p0_zmmul1p0_"
                                  "zaamo1p0_zalrsc1p0_zca1p0_zcd1p0"}},
     ""},
    {"RISC-V's extensions without separators",
     &riscv64,
     {.machine = EM_RISCV,
      .flags = 5,
      .is_shared = true,
      .attributes = {.riscv_isa = "rv64imafdcv"}},
     "ABI013:error"},
    {"IEEE long double before glibc had it",
     &power,
     {.machine = EM_PPC64, .is_shared = true, .attributes = {.long_double = ELF_LONG_DOUBLE_IEEE}},
     "ABI027:warning"},
    {"IBM long double",
     &power,
     {.machine = EM_PPC64, .is_shared = true, .attributes = {.long_double = ELF_LONG_DOUBLE_IBM}},
     ""},
    {"system calls that the kernel has, and has not",
     &el9,
     {.is_shared = true,
      .stack = FACTS_STACK_PLAIN,
      .knows_kernel_calls = true,
      .kernel_calls = (struct facts_kernel_call[]){{.number = 332, .caller = "statx"},
                                                   {.number = 451, .caller = "cachestat"},
                                                   {.number = 451, .caller = "again"}},
      .kernel_call_count = 3},
     "ABI028:note"},
    {"newer system calls that a library does without",
     &el9,
     {.is_shared = true,
      .stack = FACTS_STACK_PLAIN,
      .knows_kernel_calls = true,
      .kernel_calls =
          (struct facts_kernel_call[]){{.number = 452, .owner = "Go's runtime"}, {.number = 462}},
      .kernel_call_count = 2},
     "ABI028:note ABI028:note"},
    {"system calls, and no kernel is promised",
     &centos7,
     {.is_shared = true,
      .stack = FACTS_STACK_PLAIN,
      .knows_kernel_calls = true,
      .kernel_calls = (struct facts_kernel_call[]){{.number = 451}},
      .kernel_call_count = 1},
     ""},
    {"a file may break many",
     &musl_now,
     {.is_shared = true, .has_ifunc = true, .has_static_tls = true},
     "ABI019:error ABI023:warning"},
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
        .stack = FACTS_STACK_PLAIN,
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
    const struct promise promise = {.profile = profile, .roots = &no_roots};
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

static const char *words_of(struct arena *arena, const struct findings *findings)
{
    const char *words = "";
    for (size_t i = 0; i < findings->count; i++)
        words = arena_printf(arena, "%s%s%s:%s", words, i ? " " : "", findings->items[i].rule->code,
                             severity_name(findings->items[i].severity));
    return words;
}

static void each_property_is_judged_by_profile_and_circumstances(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(properties); i++) {
        struct facts facts = properties[i].facts;
        facts.is_elf = true;
        facts.is_64 = true;
        facts.machine = facts.machine ? facts.machine : EM_X86_64;
        struct findings findings = check(&arena, properties[i].profile, "out", &facts);
        const char *got = words_of(&arena, &findings);
        if (strcmp(got, properties[i].findings) != 0)
            fail_msg("%s: found '%s', wanted '%s'", properties[i].story, got,
                     properties[i].findings);
    }
    arena_release(&arena);
}

/* Symbols that glibc itself calls for other functions are not reported. */
static void a_static_glibc_is_told_what_it_loads_at_run_time(void **state)
{
    (void)state;
    static const struct {
        struct facts_call calls[3];
        size_t count;
        const char *texts; /* pieces of the findings' texts */
        size_t findings;
    } rows_of_calls[] = {
        {{{NULL, NULL}}, 0, "", 0},
        {{{"getaddrinfo", NULL}, {"gethostbyname2_r", NULL}}, 2, "contains glibc's getaddrinfo", 1},
        {{{"getpwnam_r", NULL}}, 1, "contains glibc's getpwnam_r", 1},
        {{{"getpwnam", "main"}, {"iconv_open", "convert"}, {"getpwnam", "other"}},
         3,
         "glibc's getpwnam, called by main and other, which loads name service libraries",
         2},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(rows_of_calls); i++) {
        struct facts_call calls[3];
        memcpy(calls, rows_of_calls[i].calls, sizeof(calls));
        struct facts facts = {.is_elf = true,
                              .is_64 = true,
                              .machine = EM_X86_64,
                              .stack = FACTS_STACK_PLAIN,
                              .is_static_glibc = true,
                              .runtime_calls = calls,
                              .runtime_call_count = rows_of_calls[i].count};
        struct findings findings = check(&arena, &centos7, "out", &facts);
        assert_int_equal(findings.count, rows_of_calls[i].findings);
        if (!findings.count)
            continue;
        assert_string_equal(findings.items[0].rule->code, "ABI015");
        if (!strstr(findings.items[0].text, rows_of_calls[i].texts))
            fail_msg("no '%s' in: %s", rows_of_calls[i].texts, findings.items[0].text);
    }
    arena_release(&arena);
}

static void paths_are_judged_by_whose_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *directory, *severity; /* "": no finding */
    } directories[] = {
        {"$ORIGIN/../lib", ""},
        {"${ORIGIN}", ""},
        {"/opt/vendor", ""}, /* the profile's own */
        {"/opt/other", "warning"},
        {"lib", "warning"},
        {"", "warning"},
        {"/home/me/project", "error"},
        {"/home/me/project/build/lib", "error"},
        {"/home/me/project-2/lib", "warning"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(directories); i++) {
        struct profile profile = centos7;
        struct facts facts = {.is_elf = true,
                              .is_64 = true,
                              .is_shared = true,
                              .stack = FACTS_STACK_PLAIN,
                              .machine = EM_X86_64};
        struct subject subject = {.path = "out", .facts = &facts};
        const struct promise promise = {.profile = &profile};
        struct findings findings = {0};
        struct error err;
        strvec_push(&arena, &profile.rpath, "/opt/vendor");
        strvec_push(&arena, &subject.private_directories, "/home/me/project/");
        strvec_push(&arena, &facts.rpath, "/counts/for/nothing");
        strvec_push(&arena, &facts.runpath, directories[i].directory);
        assert_int_equal(check_findings(&arena, &promise, &subject, &findings, &err), 0);
        const char *got = findings.count ? severity_name(findings.items[0].severity) : "";
        if (strcmp(got, directories[i].severity) != 0 || findings.count > 1)
            fail_msg("%s: %s", directories[i].directory, words_of(&arena, &findings));
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
                          .stack = FACTS_STACK_PLAIN,
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

/* From 2.30 on the loader lets a program start whose weak references alone ask for more. */
static void a_weak_version_is_tolerable(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct facts_version version = {"libc.so.6", "GLIBC_2.36", "arc4random", true};
    struct facts facts = {.is_elf = true,
                          .is_64 = true,
                          .stack = FACTS_STACK_PLAIN,
                          .machine = EM_X86_64,
                          .versions = &version,
                          .version_count = 1};
    struct findings findings = check(&arena, &centos7, "out", &facts);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_ERROR);
    struct profile newer = centos7;
    newer.libc_version = (struct version){{2, 30, 0}};
    findings = check(&arena, &newer, "out", &facts);
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
        cmocka_unit_test(each_property_is_judged_by_profile_and_circumstances),
        cmocka_unit_test(a_static_glibc_is_told_what_it_loads_at_run_time),
        cmocka_unit_test(paths_are_judged_by_whose_they_are),
        cmocka_unit_test(a_finding_names_symbol_library_node_and_floor),
        cmocka_unit_test(a_weak_version_is_tolerable),
        cmocka_unit_test(no_finding_says_a_word_that_a_probe_looks_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

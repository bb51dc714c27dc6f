/* abictl explain: rules, symbols and symbol versions, for people and for programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "ctl/ctl.h"
#include "tables/rule.h"

static struct arena arena;
static const char *out;
static const char *notes;

static int release_arena(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

/* Runs `abictl explain` with the words of `line`; leaves what it printed in `out` and `notes`. */
static int explain(const char *line)
{
    static const char *const environment[] = {"XDG_CONFIG_HOME=/no/such/directory", NULL};
    char *printed = NULL;
    char *noted = NULL;
    size_t printed_size;
    size_t noted_size;
    struct ctl ctl = {
        .arena = &arena,
        .environ = environment,
        .directory = "/no/such/directory",
        .out = open_memstream(&printed, &printed_size),
        .notes = open_memstream(&noted, &noted_size),
    };
    struct strvec words = {0};
    struct strvec given = strvec_split(&arena, line, ' ');
    strvec_push(&arena, &words, "abictl");
    strvec_push(&arena, &words, "explain");
    strvec_extend(&arena, &words, &given);
    int status = ctl_main(&ctl, (int)words.count, words.items);
    fclose(ctl.out);
    fclose(ctl.notes);
    out = arena_strdup(&arena, printed);
    notes = arena_strdup(&arena, noted);
    free(printed);
    free(noted);
    return status;
}

/* The text with every run of blanks and line ends as one blank. */
static const char *flat(const char *text)
{
    char *copy = arena_strdup(&arena, text);
    char *to = copy;
    for (const char *from = copy; *from; from++)
        if (!strchr(" \n", *from))
            *to++ = *from;
        else if (to == copy || to[-1] != ' ')
            *to++ = ' ';
    *to = '\0';
    return copy;
}

static const struct {
    const char *line;
    const char *answer; /* a part of it */
} answers[] = {
    {"ABI001", "ABI001 symbol-version: a symbol version newer than the target's severity error"},
    {"abi001", "ABI001 symbol-version"},
    {"symbol-version", "ABI001 symbol-version"},

    {"memfd_create", "kernel system call memfd_create (number 319) since Linux 3.17; an older "
                     "kernel answers ENOSYS"},
    {"--arch i386 getentropy", "kernel system call getrandom (number 355) since Linux 3.17"},
    {"statx", "on an older kernel the C library uses fstatat"},
    {"--profile centos7-glibc2.17 statx", "centos7-glibc2.17 (Linux 3.10) does not have it"},
    {"--profile almalinux8-glibc2.28 statx", "almalinux8-glibc2.28 (Linux 4.18) has it"},
    {"faccessat2", "faccessat2: a system call (x86_64)"},
    {"faccessat2", "first in RHEL/Alma/Rocky/CentOS Stream 9, Debian 11 bullseye"},
    {"--arch riscv64 seccomp", "system call seccomp (number 277) since Linux 4.15"},

    {"memcpy", "memcpy: a symbol (x86_64)"},
    {"memcpy", "glibc libc.so.6: GLIBC_2.2.5 since 2.2.5, the default before 2.14 "
               "libc.so.6: GLIBC_2.14 since 2.14, the default musl"},
    {"memcpy", "first in all distributions in the tables polyfill none"},
    {"memcpy@@GLIBC_2.14", "glibc libc.so.6: GLIBC_2.2.5"},
    {"memcpy@GLIBC_2.99", "version no release has it at GLIBC_2.99"},
    {"memcpy --arch aarch64", "glibc libc.so.6: GLIBC_2.17 since 2.17, the default musl"},
    {"clock_gettime", "libc.so.6: GLIBC_2.2.5 since 2.31, never for new links"},
    {"clock_gettime", "librt.so.1: GLIBC_2.2.5 since 2.2.5, the default before 2.30, gone after "
                      "2.30 moved from librt.so.1 to libc.so.6 with glibc 2.17"},
    {"sys_errlist", "GLIBC_2.12 since 2.12, data of 1080 bytes, the default before 2.32"},
    {"dlopen", "moved from libdl.so.2 to libc.so.6 with glibc 2.34"},
    {"reallocarray", "musl libc.so: since 1.2.2"},
    {"reallocarray", "Debian 10 buster, Ubuntu 18.04, Alpine 3.13,"},
    {"open64", "musl libc.so: since 1.1.16, gone after 1.2.3 for new links; the loader still "
               "answers old programs"},
    {"backtrace", "musl no release has it"},
    {"_Fork", "musl libc.so: since 1.2.2"},
    {"explicit_bzero", "polyfill class complete: `polyfills: explicit_bzero` in a profile"},
    {"_dl_find_object", "polyfill abicc adds it where the compiler's own libraries need"},
    {"_Fork", "polyfill none: _Fork needs the C library's own state"},
    {"__divmodti4", "glibc no release has it libgcc libgcc_s.so.1: GCC_7.0.0"},
    {"getrandom --profile el7", "profile centos7-glibc2.17 (glibc 2.17) does not have it"},
    {"getrandom --profile el8", "profile almalinux8-glibc2.28 (glibc 2.28) has it in libc.so.6"},
    {"dlopen --profile el7", "has it in libdl.so.2"},
    {"clnt_create --profile el7",
     "withdrawn Sun RPC: the headers of current hosts lack it, so that "
     "abicc links it for no profile"},
    {"clnt_create", "libtirpc has it: in that library's source"},
    {"nis_lookup", "withdrawn NIS:"},
    {"reallocarray --profile alpine3.19-musl", "(musl 1.2.4) has it in libc.musl-x86_64.so.1"},

    /* Each architecture has its own history. */
    {"environ --arch loongarch64", "glibc libc.so.6: GLIBC_2.36 since 2.36, data of 8 bytes, the "
                                   "default musl libc.so: since 1.2.5 first in all distributions "
                                   "in the tables for loongarch64"},
    {"environ --arch armhf", "GLIBC_2.4 since 2.4, data of 4 bytes, the default musl"},
    {"clock_gettime --arch riscv64", "libc.so.6: GLIBC_2.27 since 2.27, the default"},
    {"longjmp --arch s390x", "GLIBC_2.19 since 2.19, the default before 2.20"},
    {"__stat64_time64 --arch i386", "GLIBC_2.34 since 2.34, the default musl no release has it"},
    {"__stat_time64 --arch arm", "glibc no release has it musl libc.so: since 1.2"},
    {"__tls_get_offset --arch s390x", "ld64.so.1: GLIBC_2.3 since 2.3, the default musl libc.so:"},
    {"__udivdi3 --arch arm", "libgcc libgcc_s.so.1: GLIBC_2.0"},
    {"GGC_14.0.0 --arch arm", "libgcc_s.so.1, since GCC 16.1; 7 symbols:"},
    {"GLIBCXX_IEEE128_3.4.29 --arch ppc64le", "libstdc++.so.6, since GCC 11.1"},
    {"GLIBC_2.34 --arch mips64el", "libc.so.6, since glibc 2.34; "},
    {"arch_prctl --all-architectures", "arch_prctl: a symbol (i386)"},
    {"arch_prctl --all-architectures", "arch_prctl: not on aarch64, arm, riscv64, powerpc64le, "},
    {"environ --all-architectures", "environ: a symbol (x86_64) glibc libc.so.6: GLIBC_2.2.5"},
    {"environ --all-architectures", "environ: a symbol (mips64el) glibc libc.so.6: GLIBC_2.0"},

    {"GLIBC_2.34", "libc.so.6, since glibc 2.34; 212 symbols: _Fork,"},
    {"GLIBC_2.34", "... (212 in all) first in RHEL/Alma/Rocky/CentOS Stream 9, Debian 12 "
                   "bookworm, Ubuntu 22.04,"},
    {"GLIBC_2.26",
     "first in RHEL/CentOS/Alma/Rocky 8, Debian 10 buster, Ubuntu 18.04, Amazon Linux"},
    {"GLIBC_ABI_DT_RELR", "libc.so.6, since glibc 2.36; no symbol: it marks an ability"},
    {"GLIBC_PRIVATE", "for use among the libraries of one glibc only"},
    {"GLIBCXX_3.4.30", "libstdc++.so.6, since GCC 12.1; its symbols are not in the tables first "
                       "in RHEL/Alma/Rocky/CentOS Stream 10, Debian 12 bookworm, Ubuntu 22.04,"},
    {"GCC_7.0.0", "libgcc_s.so.1, since GCC 7.0; 1 symbol: __divmodti4"},
    {"LIBATOMIC_1.1", "libatomic.so.1, since GCC 4.9"},
    {"--help", "usage: abictl explain [OPTION]... [CODE|SYMBOL|VERSION]"},
};

static void test_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
        int status = explain(answers[i].line);
        if (status != 0 || !strstr(flat(out), answers[i].answer))
            fail_msg("explain %s (status %d):\n%s%s\nlacks: %s", answers[i].line, status, out,
                     notes, answers[i].answer);
        for (const char *line = out; *line; line += strcspn(line, "\n") + 1)
            if (strcspn(line, "\n") > 100)
                fail_msg("explain %s: a line is too long:\n%s", answers[i].line, line);
    }
}

static const struct {
    const char *line;
    int status;
    const char *complaint;
} refusals[] = {
    {"memcpyy", 1,
     "memcpyy: no such rule, symbol, symbol version or system call; did you mean memcpy?"},
    {"ABI0001", 1, "did you mean ABI001?"},
    {"symbol-verson", 1, "did you mean symbol-version?"},
    {"GLIBCXX_3.4.0", 1, "did you mean GLIBCXX_3.4"},
    {"GLIBC_2.99", 1, "GLIBC_2.99: newer than the tables, which end with glibc 2."},
    {"_ZN3foo3barEv", 1, "try GLIBCXX_3.4.N"},
    {"there_is_no_such_name_at_all", 1, "`abictl explain` lists the rules"},
    {"memcpy --arch x86_65", 1, "did you mean x86_64?"},
    {"memcpy --profile el7 --arch aarch64", 1, "profile centos7-glibc2.17 is for x86_64"},
    {"memcpy --profile el77", 1, "did you mean el7?"},
    {"memcpy strcpy", 2, "strcpy: too many arguments"},
    {"memcpy --format sarif", 2, "text|json"},
};

static void test_refusals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
        int status = explain(refusals[i].line);
        if (status != refusals[i].status || !strstr(notes, refusals[i].complaint) || *out)
            fail_msg("explain %s (status %d):\n%s%s\nlacks: %s", refusals[i].line, status, out,
                     notes, refusals[i].complaint);
    }
}

static json_t *explain_as_json(const char *words)
{
    json_error_t trouble;
    if (explain(arena_printf(&arena, "%s --format json", words)) != 0)
        fail_msg("explain %s: %s", words, notes);
    json_t *object = json_loads(out, 0, &trouble);
    if (!object)
        fail_msg("explain %s: %s: %s", words, trouble.text, out);
    assert_int_equal(json_integer_value(json_object_get(object, "version")), 1);
    return object;
}

static const char *text_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void test_json(void **state)
{
    (void)state;
    json_t *object = explain_as_json("memcpy --profile el7");
    const json_t *glibc = json_object_get(object, "glibc");
    assert_string_equal(text_at(object, "kind"), "symbol");
    assert_int_equal(json_array_size(glibc), 2);
    assert_string_equal(text_at(json_array_get(glibc, 0), "default_until"), "2.14");
    assert_true(json_is_null(json_object_get(json_array_get(glibc, 1), "default_until")));
    assert_string_equal(text_at(json_object_get(object, "profile"), "library"), "libc.so.6");
    assert_true(json_is_null(json_object_get(object, "polyfill")));
    json_decref(object);

    object = explain_as_json("_Fork");
    assert_true(json_is_null(json_object_get(object, "polyfill")));
    assert_non_null(strstr(text_at(object, "no_polyfill"), "the C library's own state"));
    json_decref(object);

    object = explain_as_json("strlcpy");
    assert_null(json_object_get(object, "no_polyfill"));
    assert_string_equal(text_at(json_object_get(object, "polyfill"), "class"), "complete");
    json_decref(object);

    object = explain_as_json("GLIBCXX_3.4.30");
    const json_t *library = json_array_get(json_object_get(object, "libraries"), 0);
    assert_string_equal(text_at(object, "kind"), "version");
    assert_string_equal(text_at(library, "library"), "libstdc++.so.6");
    assert_string_equal(text_at(library, "first"), "12.1");
    assert_true(json_is_null(json_object_get(library, "symbols")));
    json_decref(object);

    object = explain_as_json("ABI002");
    assert_string_equal(text_at(object, "kind"), "rule");
    assert_string_equal(text_at(object, "name"), "static-is-dynamic");
    json_decref(object);
}

/* Without a word, the rules: each can then be asked for by code and by name. */
static void test_all_rules(void **state)
{
    (void)state;
    size_t count;
    const struct rule *rules = rule_list(&count);
    json_t *object = explain_as_json("");
    assert_int_equal(json_array_size(json_object_get(object, "rules")), count);
    json_decref(object);
    assert_int_equal(explain(""), 0);
    const char *list = out;
    for (size_t i = 0; i < count; i++) {
        assert_non_null(strstr(list, rules[i].code));
        assert_int_equal(explain(rules[i].code), 0);
        const char *by_code = out;
        assert_int_equal(explain(rules[i].name), 0);
        assert_string_equal(by_code, out);
        assert_non_null(strstr(flat(out), flat(rules[i].why)));
        assert_non_null(strstr(flat(out), flat(rules[i].remedy)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_answers, release_arena),
        cmocka_unit_test_teardown(test_refusals, release_arena),
        cmocka_unit_test_teardown(test_json, release_arena),
        cmocka_unit_test_teardown(test_all_rules, release_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The choice of profile and compiler: option, program name, environment, config, default. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fs.h"
#include "profile/choice.h"
#include "profile/variables.h"

static void names_say_profile_and_language(void **state)
{
    (void)state;
    static const struct {
        const char *program, *profile;
        bool is_cxx;
    } rows[] = {
        {"cc", NULL, false},
        {"gcc", NULL, false},
        {"clang", NULL, false},
        {"c++", NULL, true},
        {"g++", NULL, true},
        {"clang++", NULL, true},
        {"abicc", NULL, false},
        {"abi-cc", NULL, false},
        {"abi-gcc", NULL, false},
        {"/usr/local/bin/abi-clang", NULL, false},
        {"abi-c++", NULL, true},
        {"abi-g++", NULL, true},
        {"abi-clang++", NULL, true},
        {"abi-el7-gcc", "abi-el7", false},
        {"abic++", NULL, true},
        {"/usr/local/bin/abicc", NULL, false},
        {"abicc-alpine-musl", "alpine-musl", false},
        {"../bin/abicc-centos7-glibc2.17", "centos7-glibc2.17", false},
        {"abic++-el7", "el7", true},
        {"centos7-glibc2.17-cc", "centos7-glibc2.17", false},
        {"centos7-glibc2.17-gcc", "centos7-glibc2.17", false},
        {"centos7-glibc2.17-c++", "centos7-glibc2.17", true},
        {"alpine-musl-g++", "alpine-musl", true},
        {"x86_64-linux-gnu-gcc", NULL, false},
        {"x86_64-linux-gnu-g++", NULL, true},
        {"-cc", NULL, false},
        {"/opt/bin/abicc-pkg-config", NULL, false},
        {"el7-pkg-config", "el7", false},
        {"x86_64-linux-gnu-pkg-config", NULL, false},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct choice_name name = choice_read_name(&arena, rows[i].program);
        if (name.is_cxx != rows[i].is_cxx || !name.profile != !rows[i].profile)
            fail_msg("%s: read as profile %s", rows[i].program, name.profile);
        if (name.profile)
            assert_string_equal(name.profile, rows[i].profile);
    }
    arena_release(&arena);
}

/* A choice with a config.yaml of `config` (NULL = none) below XDG_CONFIG_HOME. */
struct scene {
    struct arena arena;
    const char *directory;
    const char *environment[8];
    struct choice choice;
    struct error err;
};

static void scene_begin(struct scene *scene, const char *config)
{
    char directory[] = "/tmp/abicc-test-XXXXXX";
    *scene = (struct scene){0};
    assert_non_null(mkdtemp(directory));
    scene->directory = arena_strdup(&scene->arena, directory);
    scene->environment[0] = arena_printf(&scene->arena, "XDG_CONFIG_HOME=%s", directory);
    scene->environment[1] = "PATH=/bin";
    const char *abicc = arena_printf(&scene->arena, "%s/abicc", directory);
    assert_int_equal(fs_make_dirs(&scene->arena, abicc, 0700, &scene->err), 0);
    if (config)
        assert_int_equal(fs_write(arena_printf(&scene->arena, "%s/config.yaml", abicc), config,
                                  strlen(config), &scene->err),
                         0);
}

static void scene_end(struct scene *scene)
{
    assert_int_equal(fs_remove_tree(scene->directory, &scene->err), 0);
    arena_release(&scene->arena);
}

static int read_choice(struct scene *scene, const char *program, const struct choice_options *given)
{
    return choice_read(&scene->arena, program, scene->environment, given, &scene->choice,
                       &scene->err);
}

static void the_nearest_word_counts(void **state)
{
    (void)state;
    static const struct {
        const char *option, *program, *variable, *config;
        const char *profile, *reason;
    } rows[] = {
        {"el8", "abicc-el9", "ABICC_PROFILE=el7", "profile: alpine-musl\n", "el8",
         "--abicc-profile"},
        {NULL, "abicc-el9", "ABICC_PROFILE=el7", "profile: alpine-musl\n", "el9",
         "program name abicc-el9"},
        {NULL, "abicc", "ABICC_PROFILE=el7", "profile: alpine-musl\n", "el7", "ABICC_PROFILE"},
        {NULL, "abicc", NULL, "profile: alpine-musl\n", "alpine-musl", "/abicc/config.yaml"},
        {NULL, "cc", NULL, "cc: gcc-10\n", "centos7-glibc2.17", "the default"},
        {NULL, "cc", NULL, NULL, "centos7-glibc2.17", "the default"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct scene s;
        scene_begin(&s, rows[i].config);
        s.environment[2] = rows[i].variable;
        const struct choice_options options = {.profile = rows[i].option};
        if (read_choice(&s, rows[i].program, &options) < 0)
            fail_msg("%s", s.err.text);
        assert_string_equal(s.choice.profile, rows[i].profile);
        assert_non_null(strstr(s.choice.reason, rows[i].reason));
        scene_end(&s);
    }
}

static void a_launcher_is_named_by_variable_or_config(void **state)
{
    (void)state;
    static const struct {
        const char *variable, *config;
        const char *launcher, *reason; /* NULL = none */
    } rows[] = {
        {"ABICC_LAUNCHER=ccache", "launcher: sccache\n", "ccache", "ABICC_LAUNCHER"},
        {NULL, "launcher: sccache\n", "sccache", "/abicc/config.yaml"},
        {NULL, NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct scene s;
        scene_begin(&s, rows[i].config);
        s.environment[2] = rows[i].variable;
        const struct choice_options none = {0};
        if (read_choice(&s, "abicc", &none) < 0)
            fail_msg("%s", s.err.text);
        assert_int_equal(!s.choice.launcher, !rows[i].launcher);
        assert_int_equal(!s.choice.launcher_reason, !rows[i].launcher);
        if (rows[i].launcher) {
            assert_string_equal(s.choice.launcher, rows[i].launcher);
            assert_non_null(strstr(s.choice.launcher_reason, rows[i].reason));
        }
        scene_end(&s);
    }
}

static void c_and_cxx_have_a_compiler_each(void **state)
{
    (void)state;
    static const struct {
        struct choice_options options;
        const char *program, *variable, *config;
        const char *compiler, *reason; /* NULL = the profile's candidates */
    } rows[] = {
        {{.cc = "a", .cxx = "b"}, "abicc", "ABICC_CC=c", NULL, "a", "--abicc-cc"},
        {{.cc = "a", .cxx = "b"}, "abic++", "ABICC_CXX=c", NULL, "b", "--abicc-cxx"},
        {{.cxx = "b"}, "abicc", "ABICC_CC=c", NULL, "c", "ABICC_CC"},
        {{.cc = NULL}, "c++", "ABICC_CC=c", NULL, NULL, NULL},
        {{.cc = NULL}, "c++", "ABICC_CXX=d", "cxx: e\n", "d", "ABICC_CXX"},
        {{.cc = NULL}, "c++", "ABICC_CC=c", "cxx: e\n", "e", "/abicc/config.yaml"},
        {{.cc = NULL},
         "abicc",
         NULL,
         "cc: /usr/bin/gcc-11\n",
         "/usr/bin/gcc-11",
         "/abicc/config.yaml"},
        {{.cc = NULL}, "abicc", NULL, NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct scene s;
        scene_begin(&s, rows[i].config);
        s.environment[2] = rows[i].variable;
        if (read_choice(&s, rows[i].program, &rows[i].options) < 0)
            fail_msg("%s", s.err.text);
        assert_int_equal(!s.choice.compiler, !rows[i].compiler);
        if (rows[i].compiler) {
            assert_string_equal(s.choice.compiler, rows[i].compiler);
            assert_non_null(strstr(s.choice.compiler_reason, rows[i].reason));
        }
        scene_end(&s);
    }
}

static void a_typo_never_builds_the_wrong_thing(void **state)
{
    (void)state;
    static const struct {
        const char *variable, *config, *wanted;
    } rows[] = {
        {"ABICC_PROFLE=alpine-musl", NULL,
         "ABICC_PROFLE: no such variable; did you mean ABICC_PROFILE?"},
        {"ABICC_PROFILE=", NULL, "ABICC_PROFILE is set but empty"},
        {"ABICC_CC=", NULL, "ABICC_CC is set but empty"},
        {"ABICC_CHECK=eror", NULL, "did you mean error?"},
        {"ABICC_EXPLAIN=yes", NULL, "ABICC_EXPLAIN=yes: the value must be 0|1"},
        {"ABICC_NOTHING_LIKE_IT_AT_ALL=1", NULL, "ABICC_NOTHING_LIKE_IT_AT_ALL: no such variable"},
        {"ABICC_PROFILE_PATH=/a:profiles", NULL, "ABICC_PROFILE_PATH: \"profiles\" is relative"},
        {"ABICC_PKG_CONFIG_PATH=lib", NULL, "ABICC_PKG_CONFIG_PATH: \"lib\" is relative"},
        {NULL, "profle: el7\n", "config.yaml:1:1: profle: no such key; did you mean profile?"},
        {NULL, "profile: [el7]\n", "config.yaml:1:10: profile: must be one value"},
        {NULL, "profile:\n", "profile: is empty"},
        {NULL, "", "config.yaml:1:1: empty"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct scene s;
        scene_begin(&s, rows[i].config);
        s.environment[2] = rows[i].variable;
        const struct choice_options none = {0};
        assert_int_equal(read_choice(&s, "abicc", &none), -1);
        if (!strstr(s.err.text, rows[i].wanted))
            fail_msg("wanted \"%s\" in:\n%s", rows[i].wanted, s.err.text);
        scene_end(&s);
    }
}

static void an_empty_option_is_an_error(void **state)
{
    (void)state;
    static const struct choice_options rows[] = {
        {.profile = ""}, {.arch = ""}, {.cc = ""}, {.cxx = ""}};
    struct scene s;
    scene_begin(&s, NULL);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_int_equal(read_choice(&s, "abicc", &rows[i]), -1);
        assert_non_null(strstr(s.err.text, "is empty"));
    }
    scene_end(&s);
}

static void variables_are_sorted_and_told_of(void **state)
{
    (void)state;
    size_t count;
    const struct variable *list = variable_list(&count);
    for (size_t i = 0; i < count; i++) {
        assert_true(*list[i].help);
        assert_true(!i || strcmp(list[i - 1].name, list[i].name) < 0);
    }
}

static void a_state_answers_for_the_variables_that_change_it(void **state)
{
    (void)state;
    static const char *const wanted[] = {"PATH", "HOME", "ABICC_PROFILE_PATH", "ABICC_CHECK"};
    struct arena arena = {0};
    struct strvec names = variables_of_question(&arena);
    for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
        assert_true(strvec_contains(&names, wanted[i]));
    assert_false(strvec_contains(&names, "ABICC_CACHE_DIR"));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_say_profile_and_language),
        cmocka_unit_test(the_nearest_word_counts),
        cmocka_unit_test(a_launcher_is_named_by_variable_or_config),
        cmocka_unit_test(c_and_cxx_have_a_compiler_each),
        cmocka_unit_test(a_typo_never_builds_the_wrong_thing),
        cmocka_unit_test(an_empty_option_is_an_error),
        cmocka_unit_test(variables_are_sorted_and_told_of),
        cmocka_unit_test(a_state_answers_for_the_variables_that_change_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

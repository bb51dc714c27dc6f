/* abictl: command lines, their output, and the errors for wrong ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/fs.h"
#include "ctl/clean.h"
#include "ctl/ctl.h"
#include "ctl/inventory.h"
#include "ctl/quote.h"

/* A directory with a cache, a config directory and the programs that lie beside abictl. */
struct scene {
    struct arena arena;
    const char *directory;
    const char *environ[8];
    const char *out;
    const char *notes;
    struct error err;
};

static const char *path_in(struct scene *scene, const char *name)
{
    return arena_printf(&scene->arena, "%s/%s", scene->directory, name);
}

static void write_file(struct scene *scene, const char *name, const char *text)
{
    char *directory = arena_strdup(&scene->arena, path_in(scene, name));
    *strrchr(directory, '/') = '\0';
    assert_int_equal(fs_make_dirs(&scene->arena, directory, 0700, &scene->err), 0);
    assert_int_equal(fs_write(path_in(scene, name), text, strlen(text), &scene->err), 0);
}

/* `bin` is the directory of the programs, below the scene's. */
static void begin(struct scene *scene, const char *bin)
{
    static const char *const programs[] = {"abicc", "abic++", "abicc-pkg-config", "abictl"};
    char directory[] = "/tmp/abicc-test-XXXXXX";
    *scene = (struct scene){0};
    assert_non_null(mkdtemp(directory));
    scene->directory = arena_strdup(&scene->arena, directory);
    scene->environ[0] = arena_printf(&scene->arena, "XDG_CONFIG_HOME=%s/config", directory);
    scene->environ[1] = arena_printf(&scene->arena, "ABICC_CACHE_DIR=%s/cache", directory);
    scene->environ[2] = "PATH=/usr/bin:/bin";
    for (size_t i = 0; i < sizeof(programs) / sizeof(*programs); i++) {
        const char *program = arena_printf(&scene->arena, "%s/%s", bin, programs[i]);
        write_file(scene, program, "");
        assert_int_equal(chmod(path_in(scene, program), 0755), 0);
    }
}

static void end(struct scene *scene)
{
    assert_int_equal(fs_remove_tree(scene->directory, &scene->err), 0);
    arena_release(&scene->arena);
}

/* Runs abictl with the words of `line`, split at blanks. `bin` as for begin. */
static int run(struct scene *scene, const char *bin, const char *line)
{
    char *out = NULL;
    char *notes = NULL;
    size_t out_size;
    size_t notes_size;
    struct ctl ctl = {
        .arena = &scene->arena,
        .environ = scene->environ,
        .directory = path_in(scene, bin),
        .out = open_memstream(&out, &out_size),
        .notes = open_memstream(&notes, &notes_size),
    };
    struct strvec words =
        strvec_split(&scene->arena, arena_printf(&scene->arena, "abictl %s", line), ' ');
    int status = ctl_main(&ctl, (int)words.count, words.items);
    fclose(ctl.out);
    fclose(ctl.notes);
    scene->out = arena_strdup(&scene->arena, out);
    scene->notes = arena_strdup(&scene->arena, notes);
    free(out);
    free(notes);
    return status;
}

static void a_wrong_line_is_answered_with_the_nearest_right_one(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int status;
        const char *wanted;
    } rows[] = {
        {"", 2, "abictl needs a command: profiles, env, sysroot, packages, root, links"},
        {"profils", 2, "profils: no such command; did you mean profiles?"},
        {"frobnicate", 2, "`abictl --help` lists all"},
        {"profiles --jsn", 2, "--jsn: no such option; did you mean --json?"},
        {"profiles --json=yes", 2, "--json takes no value"},
        {"profiles more", 2, "more: too many arguments"},
        {"env --profile", 2, "--profile: NAME is missing"},
        {"env --profile=", 2, "--profile: NAME is missing"},
        {"env --format=makefile", 2, "makefile: no such value of --format"},
        {"env --profile el77 --format json", 1, "did you mean el7?"},
        {"links", 2, "DIR is missing"},
        {"links a b", 2, "b: too many arguments"},
        {"sysroot", 2, "sysroot needs a command: path, list, export, clean"},
        {"sysroot lst", 2, "lst: no such command; did you mean list?"},
        {"sysroot path extra", 2, "extra: too many arguments; see abictl sysroot path --help"},
        {"sysroot list --profile el7", 2, "--profile: no such option"},
        {"sysroot clean --dryrun", 2, "did you mean --dry-run?"},
        {"sysroot clean /nowhere/at/all", 1, "/nowhere/at/all: cannot open the directory"},
        {"run", 2, "FILE [ARGUMENT]... is missing"},
        {"run --rot / program", 2, "did you mean --root?"},
        {"run /nowhere/at/all --help --rot", 127, "/nowhere/at/all: there is no such file"},
        {"run --root / /nowhere/at/all --help", 127, "/nowhere/at/all: there is no such file"},
        {"run -- /nowhere/at/all -- --help", 127, "/nowhere/at/all: there is no such file"},
        {"run --root /nowhere/at/all /proc/self/exe", 125, "there is no such directory"},
        {"run --profile arm64-el8 /proc/self/exe", 125, "but profile aarch64-almalinux8"},
        {"run /etc/passwd", 126, "/etc/passwd: the file may not be executed"},
        {"doctor --profile el77", 1, "did you mean el7?"},
    };
    struct scene s;
    begin(&s, "bin");
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        int status = run(&s, "bin", rows[i].line);
        if (status != rows[i].status || !strstr(s.notes, rows[i].wanted) || *s.out)
            fail_msg("abictl %s: status %d\n%s%s", rows[i].line, status, s.out, s.notes);
    }
    end(&s);
}

static void help_goes_to_the_output(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"--help", "links"},
        {"profiles --help", "--json"},
        {"env --profile el7 --help", "sh|fish|make|github|gitlab|dotenv|json|"},
        {"sysroot --help", "  sysroot clean  remove the sysroots"},
        {"sysroot clean --help", "usage: abictl sysroot clean [OPTION]... [BUILD]..."},
        {"links -h", "usage: abictl links [OPTION]... DIR"},
        {"--version", "abictl " ABICC_VERSION},
    };
    struct scene s;
    begin(&s, "bin");
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_int_equal(run(&s, "bin", rows[i][0]), 0);
        if (!strstr(s.out, rows[i][1]) || *s.notes)
            fail_msg("abictl %s:\n%s%s", rows[i][0], s.out, s.notes);
    }
    end(&s);
}

static void a_typo_in_the_environment_stops_every_command(void **state)
{
    (void)state;
    static const char *const lines[] = {"profiles", "env", "sysroot path", "links out"};
    struct scene s;
    begin(&s, "bin");
    s.environ[3] = "ABICC_PROFLE=el7";
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        assert_int_equal(run(&s, "bin", lines[i]), 1);
        assert_non_null(strstr(s.notes, "did you mean ABICC_PROFILE?"));
    }
    end(&s);
}

static void profiles_are_listed_with_the_chosen_one_marked(void **state)
{
    (void)state;
    struct scene s;
    begin(&s, "bin");
    write_file(&s, "config/abicc/profiles/mine.yaml",
               "extends: el8\naliases: [m1, m2]\ndescription: our own\n");
    write_file(&s, "config/abicc/profiles/torn.yaml", "extends: [\n");
    s.environ[3] = "ABICC_PROFILE=m2";
    assert_int_equal(run(&s, "bin", "profiles"), 0);
    assert_non_null(strstr(s.out, "\n* mine "));
    assert_non_null(strstr(s.out, "our own; also m1, m2\n"));
    assert_non_null(strstr(s.out, "\n  centos7-glibc2.17 "));
    assert_non_null(strstr(s.out, "\n  glibc2.N "));
    assert_null(strstr(s.out, "base-"));
    assert_non_null(strstr(s.notes, "warning: torn: "));
    assert_non_null(strstr(s.notes, "torn.yaml:2:1: not valid YAML"));
    end(&s);
}

static void names_are_listed_for_completions(void **state)
{
    (void)state;
    struct scene s;
    begin(&s, "bin");
    write_file(&s, "config/abicc/profiles/mine.yaml", "extends: el8\naliases: [m1, m2]\n");
    assert_int_equal(run(&s, "bin", "profiles --names"), 0);
    assert_non_null(strstr(s.out, "\nmine\nm1\nm2\n"));
    assert_non_null(strstr(s.out, "\ncentos7-glibc2.17\nel7\n"));
    assert_non_null(strstr(s.out, "\nglibc2.12\nglibc2.13\n"));
    assert_null(strchr(s.out, ' '));
    end(&s);
}

static json_t *read_json(struct scene *scene)
{
    json_error_t error;
    json_t *value = json_loads(scene->out, 0, &error);
    if (!value)
        fail_msg("line %d: %s\n%s", error.line, error.text, scene->out);
    return value;
}

static void json_holds_what_the_text_does(void **state)
{
    (void)state;
    struct scene s;
    begin(&s, "bin");
    assert_int_equal(run(&s, "bin", "profiles --json"), 0);
    json_t *top = read_json(&s);
    json_t *profiles = json_object_get(top, "profiles");
    assert_int_equal(json_array_size(profiles), 20);
    size_t index;
    json_t *profile;
    size_t chosen = 0;
    json_array_foreach(profiles, index, profile)
    {
        const char *name;
        const char *mode;
        int is_chosen;
        assert_int_equal(json_unpack(profile, "{s:s, s:s, s:b}", "name", &name, "link_mode", &mode,
                                     "chosen", &is_chosen),
                         0);
        const char *libc = json_string_value(json_object_get(profile, "libc"));
        const char *version = json_string_value(json_object_get(profile, "version"));
        if (strcmp(name, "native") == 0) {
            assert_true(!libc && !version && !is_chosen);
            continue;
        }
        assert_true(strstr(name, libc) || (strstr(name, "linux_") && strcmp(libc, "glibc") == 0));
        assert_true(!is_chosen || strcmp(name, "centos7-glibc2.17") == 0);
        assert_true(!is_chosen || strcmp(version, "2.17") == 0);
        chosen += (size_t)is_chosen;
    }
    assert_int_equal(chosen, 1);
    json_t *pattern = json_array_get(json_object_get(top, "patterns"), 0);
    assert_string_equal(json_string_value(json_object_get(pattern, "name")), "glibc2.N");
    assert_string_equal(json_string_value(json_object_get(pattern, "oldest")), "2.12");
    json_decref(top);
    end(&s);
}

static void values_are_quoted_for_their_reader(void **state)
{
    (void)state;
    static const struct {
        const char *value, *word, *sh, *make, *github;
    } rows[] = {
        {"abicc", "abicc", "abicc", "abicc", "=abicc"},
        {"/a b/c", "'/a b/c'", "'/a b/c'", "/a b/c", "=/a b/c"},
        {"/a$b/c", "'/a$b/c'", "'/a$b/c'", "/a$$b/c", "=/a$b/c"},
        {"/a#b/c", "'/a#b/c'", "'/a#b/c'", "/a\\#b/c", "=/a#b/c"},
        {"/a\\#b/c", "'/a\\#b/c'", "'/a\\#b/c'", "/a\\\\\\#b/c", "=/a\\#b/c"},
        {"/a\\b/c", "'/a\\b/c'", "'/a\\b/c'", "/a\\b/c", "=/a\\b/c"},
        {"/it's/c", "\"/it's/c\"", "'/it'\\''s/c'", "/it's/c", "=/it's/c"},
        {"/it's $a/c", "\"/it's \\$a/c\"", "'/it'\\''s $a/c'", "/it's $$a/c", "=/it's $a/c"},
        {"/a\"b/c", "'/a\"b/c'", "'/a\"b/c'", "/a\"b/c", "=/a\"b/c"},
        {"", "''", "''", "", "="},
        {"a\nb", "'a\nb'", "'a\nb'", NULL, "<<ABICC_END\na\nb\nABICC_END"},
        {"a\nABICC_END", "'a\nABICC_END'", "'a\nABICC_END'", NULL,
         "<<ABICC_END_\na\nABICC_END\nABICC_END_"},
    };
    struct arena arena = {0};
    struct error err;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *value = rows[i].value;
        const char *line = NULL;
        assert_string_equal(quote_word(&arena, value), rows[i].word);
        assert_int_equal(quote_for_sh(&arena, "X", value, &line, &err), 0);
        assert_string_equal(line, arena_printf(&arena, "export X=%s", rows[i].sh));
        assert_int_equal(quote_for_github(&arena, "X", value, &line, &err), 0);
        assert_string_equal(line, arena_printf(&arena, "X%s", rows[i].github));
        assert_int_equal(quote_for_make(&arena, "X", value, &line, &err), rows[i].make ? 0 : -1);
        if (rows[i].make)
            assert_string_equal(line, arena_printf(&arena, "export X := %s", rows[i].make));
    }
    arena_release(&arena);
}

static void newer_readers_quote_otherwise(void **state)
{
    (void)state;
    static const struct {
        const char *value, *fish, *gitlab, *dotenv;
    } rows[] = {
        {"abicc", "abicc", "\"abicc\"", "abicc"},
        {"", "''", "\"\"", "''"},
        {"a b", "'a b'", "\"a b\"", "'a b'"},
        {"a$b", "'a$b'", "\"a$$b\"", "'a$b'"},
        {"it's", "'it\\'s'", "\"it's\"", "\"it's\""},
        {"'$a'", "'\\'$a\\''", "\"'$$a'\"", NULL},
        {"'\\'", "'\\'\\\\\\''", "\"'\\\\'\"", NULL},
        {"a\"b", "'a\"b'", "\"a\\\"b\"", "'a\"b'"},
        {"a\\b", "'a\\\\b'", "\"a\\\\b\"", "'a\\b'"},
        {"a#b", "'a#b'", "\"a#b\"", "'a#b'"},
        {"a\nb", "'a\nb'", NULL, NULL},
    };
    struct arena arena = {0};
    struct error err;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *value = rows[i].value;
        const char *line = NULL;
        assert_int_equal(quote_for_fish(&arena, "X", value, &line, &err), 0);
        assert_string_equal(line, arena_printf(&arena, "set -gx X %s", rows[i].fish));
        assert_int_equal(quote_for_gitlab(&arena, "X", value, &line, &err),
                         rows[i].gitlab ? 0 : -1);
        if (rows[i].gitlab)
            assert_string_equal(line, arena_printf(&arena, "  X: %s", rows[i].gitlab));
        assert_int_equal(quote_for_dotenv(&arena, "X", value, &line, &err),
                         rows[i].dotenv ? 0 : -1);
        if (rows[i].dotenv)
            assert_string_equal(line, arena_printf(&arena, "X=%s", rows[i].dotenv));
    }
    arena_release(&arena);
}

/* CC holds a command, so a path that is no plain word is quoted in the value itself. */
static void env_quotes_for_its_reader(void **state)
{
    (void)state;
    static const char bin[] = "it's $a #1 place";
    static const struct {
        const char *format, *before, *cc, *after;
    } rows[] = {
        {"sh", "export CC='\"", "it'\\''s \\$a #1 place/abicc", "\"'\n"},
        {"make", "export CC := \"", "it's \\$$a \\#1 place/abicc", "\"\n"},
        {"github", "CC=\"", "it's \\$a #1 place/abicc", "\"\n"},
        {"json", "\"CC\": \"\\\"", "it's \\\\$a #1 place/abicc", "\\\"\","},
    };
    struct scene s;
    begin(&s, bin);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_int_equal(
            run(&s, bin, arena_printf(&s.arena, "env --profile el8 --format %s", rows[i].format)),
            0);
        const char *wanted = arena_printf(&s.arena, "%s%s/%s%s", rows[i].before, s.directory,
                                          rows[i].cc, rows[i].after);
        if (!strstr(s.out, wanted) || !strstr(s.out, "almalinux8-glibc2.28"))
            fail_msg("wanted %s in:\n%s", wanted, s.out);
    }
    end(&s);
}

/* GitHub's runner shows findings beside the code; people read text. */
static void env_chooses_how_findings_are_printed(void **state)
{
    (void)state;
    struct scene s;
    begin(&s, "bin");
    assert_int_equal(run(&s, "bin", "env --profile el8 --format github"), 0);
    assert_non_null(strstr(s.out, "\nABICC_FORMAT=github\n"));
    assert_int_equal(run(&s, "bin", "env --profile el8"), 0);
    assert_null(strstr(s.out, "ABICC_FORMAT"));
    end(&s);
}

static void env_names_programs_as_path_finds_them(void **state)
{
    (void)state;
    struct scene s;
    begin(&s, "bin");
    s.environ[2] = arena_printf(&s.arena, "PATH=%s/bin:/usr/bin", s.directory);
    assert_int_equal(run(&s, "bin", "env"), 0);
    assert_string_equal(s.out, "export CC=abicc\nexport CXX=abic++\nexport AR=ar\n"
                               "export PKG_CONFIG=abicc-pkg-config\n"
                               "export ABICC_PROFILE=centos7-glibc2.17\nexport "
                               "CGO_ENABLED=1\nexport CONFIGURE_FLAGS=''\n");
    write_file(&s, "other/abicc", ""); /* another abicc is first on PATH */
    s.environ[2] = arena_printf(&s.arena, "PATH=%s/other:%s/bin", s.directory, s.directory);
    assert_int_equal(run(&s, "bin", "env"), 0);
    assert_non_null(strstr(s.out, arena_printf(&s.arena, "CC=%s/bin/abicc\n", s.directory)));
    assert_int_equal(unlink(path_in(&s, "bin/abic++")), 0);
    assert_int_equal(run(&s, "bin", "env"), 1);
    assert_non_null(strstr(s.notes, "bin/abic++: not found"));
    end(&s);
}

/* Each line for an architecture that is not this machine's, and none of them for its own. */
static void env_makes_builds_cross(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"env --profile arm64-el7", "\nexport CGO_ENABLED=1\nexport CONFIGURE_FLAGS='--build="},
        {"env --profile arm64-el7", "\nexport GOOS=linux\n"},
        {"env --profile aarch64-alpine-musl", "--host=aarch64-linux-musl --disable-shared'\n"},
        {"env --profile arm64-el7", "\nexport GOARCH=arm64\nexport GOFLAGS="},
        {"env --profile i386-el7", "'--build=x86_64-linux-gnu --host=i686-linux-gnu'\n"},
        {"env --profile arm-el7", "export CARGO_BUILD_TARGET=armv7-unknown-linux-gnueabihf\n"},
        {"env --profile arm-el7", "CARGO_TARGET_ARMV7_UNKNOWN_LINUX_GNUEABIHF_LINKER=abicc\n"},
        {"env --profile mips64el-el7", "CC_mips64el_unknown_linux_gnuabi64=abicc\n"},
        {"env --profile aarch64-alpine-musl", "CC_aarch64_unknown_linux_musl=abicc\n"},
        {"env --profile arm64-el7 --format make", "RUNNER := abictl run\n"},
        {"env --profile arm64-el7 --format github", "\nCC_FOR_BUILD=cc\n"},
        {"env --profile arm64-el7 --format json", "\"HOST_CXX\": \"c++\""},
        {"env --profile ppc64le-el7 --format cmake",
         "set(CMAKE_SYSTEM_NAME Linux)\nset(CMAKE_SYSTEM_PROCESSOR ppc64le)\n"},
        {"env --profile ppc64le-el7 --format cmake", "/bin/abictl\" run)\n"},
        {"env --profile s390x-el8 --format meson",
         "/bin/abictl', 'run']\n\n[properties]\nneeds_exe_wrapper = true\n\n[host_machine]\nsystem "
         "= 'linux'\ncpu_family = 's390x'\n"
         "cpu = 's390x'\nendian = 'big'\n"},
        {"env --profile i386-el8 --format meson", "cpu_family = 'x86'\ncpu = 'i686'\n"},
    };
    static const char *const own[] = {"env --profile el7", "env --profile el7 --format cmake",
                                      "env --profile el7 --format meson"};
    static const char *const crossing[] = {"GOARCH", "CARGO", "SYSTEM_NAME", "'run'", "[host_"};
    struct scene s;
    begin(&s, "bin");
    s.environ[2] = arena_printf(&s.arena, "PATH=%s/bin:/usr/bin", s.directory);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (run(&s, "bin", rows[i][0]) != 0 || !strstr(s.out, rows[i][1]))
            fail_msg("abictl %s: no %s in\n%s%s", rows[i][0], rows[i][1], s.out, s.notes);
    for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++) {
        assert_int_equal(run(&s, "bin", own[i]), 0);
        for (size_t j = 0; j < sizeof(crossing) / sizeof(*crossing); j++)
            assert_null(strstr(s.out, crossing[j]));
    }
    end(&s);
}

/* What the user has in GOFLAGS stays, and an -exec of it counts. */
static void env_keeps_the_flags_of_go(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"GOFLAGS=-mod=vendor", "\nGOFLAGS=-mod=vendor '-exec=abictl run'\n"},
        {"GOFLAGS=-exec=mine", "\nGOFLAGS=-exec=mine\n"},
        {"GOFLAGS='-exec=abictl run'", "\nGOFLAGS='-exec=abictl run'\n"},
    };
    struct scene s;
    begin(&s, "bin");
    s.environ[2] = arena_printf(&s.arena, "PATH=%s/bin:/usr/bin", s.directory);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        s.environ[3] = rows[i][0];
        assert_int_equal(run(&s, "bin", "env --profile arm64-el7 --format github"), 0);
        assert_non_null(strstr(s.out, rows[i][1]));
    }
    end(&s);
}

static void links_lead_to_the_programs_beside_abictl(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"abicc-el7", "abicc"},      {"abic++-el7", "abic++"},
        {"el7-cc", "abicc"},         {"el7-gcc", "abicc"},
        {"el7-c++", "abic++"},       {"alpine-musl-g++", "abic++"},
        {"alpine-musl-cc", "abicc"}, {"el7-pkg-config", "abicc-pkg-config"},
    };
    struct scene s;
    begin(&s, "bin");
    const char *line = arena_printf(&s.arena, "links %s/new/names", s.directory);
    assert_int_equal(run(&s, "bin", line), 0);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char target[256] = {0};
        const char *path = arena_printf(&s.arena, "%s/new/names/%s", s.directory, rows[i][0]);
        assert_true(readlink(path, target, sizeof(target) - 1) > 0);
        assert_string_equal(target, arena_printf(&s.arena, "%s/bin/%s", s.directory, rows[i][1]));
        assert_non_null(strstr(s.out, path));
    }
    assert_int_equal(run(&s, "bin", line), 0); /* again: they are renewed */
    const char *two = "--profile glibc2.30 --profile=glibc2.35";
    assert_int_equal(run(&s, "bin", arena_printf(&s.arena, "%s %s", line, two)), 0);
    assert_true(fs_exists(path_in(&s, "new/names/glibc2.30-cc")));
    assert_true(fs_exists(path_in(&s, "new/names/glibc2.35-cc")));
    assert_null(strstr(s.out, "el7"));
    assert_int_equal(unlink(path_in(&s, "new/names/el7-cc")), 0);
    write_file(&s, "new/names/el7-cc", "somebody's own");
    assert_int_equal(run(&s, "bin", line), 1);
    assert_non_null(strstr(s.notes, "el7-cc: exists and is not a link to abicc"));
    /* Nothing else was touched either. */
    assert_int_equal(unlink(path_in(&s, "new/names/abicc-alpine-musl")), 0);
    assert_int_equal(run(&s, "bin", line), 1);
    assert_false(fs_exists(path_in(&s, "new/names/abicc-alpine-musl")));
    end(&s);
}

/* Only what has one of these names is ever removed. */
static void names_in_the_cache_are_judged(void **state)
{
    (void)state;
    static const struct {
        enum cache_part part;
        const char *name;
        const char *about; /* NULL: not abicc's */
        enum item_kind kind;
    } rows[] = {
        {CACHE_SYSROOTS, "x86_64-glibc2.17-2a4caffab4349b02", "glibc 2.17", ITEM_SYSROOT},
        {CACHE_SYSROOTS, "aarch64-musl1.2.5-09793830bdce39f5", "musl 1.2.5", ITEM_SYSROOT},
        {CACHE_SYSROOTS, ".new-x86_64-glibc2.17-2a4caffab4349b02", "", ITEM_LEFTOVER},
        {CACHE_SYSROOTS, ".new-x86_64-glibc2.17-2a4caffab4349b02.4711", "", ITEM_LEFTOVER},
        {CACHE_SYSROOTS, ".new-x86_64-glibc2.17-2a4caffab4349b02.mine", NULL, 0},
        {CACHE_SYSROOTS, "x86_64-glibc2.17-2a4caffab4349b0", NULL, 0},
        {CACHE_SYSROOTS, "x86_64-glibc2.17-2A4CAFFAB4349B02", NULL, 0},
        {CACHE_SYSROOTS, "x86_64-glibc-2a4caffab4349b02", NULL, 0},
        {CACHE_SYSROOTS, "x86_64-bionic2.17-2a4caffab4349b02", NULL, 0},
        {CACHE_SYSROOTS, "glibc2.17-2a4caffab4349b02", NULL, 0},
        {CACHE_SYSROOTS, "-2a4caffab4349b02", NULL, 0},
        {CACHE_SYSROOTS, ".", NULL, 0},
        {CACHE_SYSROOTS, "..", NULL, 0},
        {CACHE_SYSROOTS, ".lock", NULL, 0},
        {CACHE_SYSROOTS, ".new-", NULL, 0},
        {CACHE_SYSROOTS, "photos", NULL, 0},
        {CACHE_IDENTITIES, "alpine-musl-f6f297649b67c7a1", "alpine-musl", ITEM_IDENTITY},
        {CACHE_IDENTITIES, ".new-alpine-musl-f6f297649b67c7a1", "", ITEM_LEFTOVER},
        {CACHE_IDENTITIES, "..-f6f297649b67c7a1", NULL, 0},
        {CACHE_IDENTITIES, "f6f297649b67c7a1", NULL, 0},
        {CACHE_STATES, "725a75d393370315381581c06e2f3bba", "", ITEM_STATE},
        {CACHE_STATES, "725a75d393370315381581c06e2f3bba.12.tmp", "", ITEM_LEFTOVER},
        {CACHE_STATES, "725a75d393370315381581c06e2f3bba.tmp", NULL, 0},
        {CACHE_STATES, "725a75d393370315381581c06e2f3bb", NULL, 0},
        {CACHE_STATES, "notes.txt", NULL, 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct item item;
        bool is_ours = inventory_judge(&arena, rows[i].part, rows[i].name, &item);
        if (is_ours != (rows[i].about != NULL))
            fail_msg("%s is %sabicc's", rows[i].name, is_ours ? "" : "not ");
        if (!is_ours)
            continue;
        assert_string_equal(item.about, rows[i].about);
        assert_int_equal(item.kind, rows[i].kind);
        assert_int_equal(item.is_directory, rows[i].part != CACHE_STATES);
    }
    arena_release(&arena);
}

#define STATE_NAME "725a75d393370315381581c06e2f3bba"

static void cleaning_takes_what_abicc_keeps_and_no_more(void **state)
{
    (void)state;
    static const char sysroot[] = "cache/sysroots/x86_64-glibc2.17-2a4caffab4349b02";
    static const struct {
        const char *file;
        bool stays;
    } rows[] = {
        {"cache/sysroots/x86_64-glibc2.17-2a4caffab4349b02/usr/include/stdio.h", false},
        {"cache/sysroots/.new-x86_64-glibc2.17-2a4caffab4349b02/half", false},
        {"cache/sysroots/.lock", true}, /* somebody may be waiting for it */
        {"cache/sysroots/x86_64-glibc2.17-mine/kept", true},
        {"cache/identity/el7-f6f297649b67c7a1/mark.s", false},
        {"cache/identity/me.txt", true},
        {"cache/objects/s390x-glibc-0123456789abcdef/crt1.o", false},
        {"cache/objects/.new-s390x-chosen-0123456789abcdef/source/crt/crt1.c", false},
        {"cache/objects/s390x-0123456789abcdef/kept", true},
        {"cache/state/" STATE_NAME, false},
        {"cache/state/" STATE_NAME ".12.tmp", false},
        {"cache/state/of-the-nation.txt", true},
        {"cache/notes.txt", true},
    };
    struct scene s;
    begin(&s, "bin");
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        write_file(&s, rows[i].file, "");
    assert_int_equal(symlink("../..", path_in(&s, "cache/identity/up-f6f297649b67c7a1")), 0);
    assert_int_equal(run(&s, "bin", "sysroot list"), 0);
    assert_ptr_equal(strstr(s.out, path_in(&s, sysroot)), s.out);
    assert_non_null(strstr(s.out, "glibc 2.17  not in use"));
    assert_non_null(strstr(s.out, "for s390x   copied into sysroots\n"));
    assert_null(strstr(s.out, "mine"));
    assert_int_equal(run(&s, "bin", "sysroot clean --dry-run"), 0);
    assert_non_null(
        strstr(s.out, arena_printf(&s.arena, "would remove %s\n", path_in(&s, sysroot))));
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_true(fs_exists(path_in(&s, rows[i].file)));
    assert_int_equal(run(&s, "bin", "sysroot clean"), 0);
    assert_non_null(strstr(s.out, "cache: removed 1 sysroots, 2 identity directories, 1 "
                                  "directories of objects, 1 states, 3 "));
    assert_non_null(strstr(s.notes, "--sysroot"));
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (fs_exists(path_in(&s, rows[i].file)) != rows[i].stays)
            fail_msg("%s %s", rows[i].file, rows[i].stays ? "is gone" : "is left");
    assert_int_equal(run(&s, "bin", "sysroot list"), 0);
    assert_string_equal(s.out, "");
    end(&s);
}

static void a_part_of_the_cache_that_lies_elsewhere_is_left_alone(void **state)
{
    (void)state;
    struct scene s;
    begin(&s, "bin");
    write_file(&s, "elsewhere/" STATE_NAME, "");
    write_file(&s, "cache/notes.txt", "");
    assert_int_equal(symlink("../elsewhere", path_in(&s, "cache/state")), 0);
    assert_int_equal(run(&s, "bin", "sysroot clean"), 1);
    assert_non_null(strstr(s.notes, "cache/state: not a directory that abicc made"));
    assert_true(fs_exists(path_in(&s, "elsewhere/" STATE_NAME)));
    end(&s);
}

static void cleaning_warns_of_depfiles_that_name_the_cache(void **state)
{
    (void)state;
    struct scene s;
    begin(&s, "bin");
    write_file(&s, "cache/state/" STATE_NAME, "");
    const char *naming = arena_printf(
        &s.arena, "a.o: a.c \\\n %s/cache/sysroots/x/usr/include/stdio.h\n", s.directory);
    write_file(&s, "build/deep/a.d", naming);
    write_file(&s, "build/b.d", "b.o: b.c b.h\n");
    write_file(&s, "build/c.txt", naming);
    assert_int_equal(symlink(".", path_in(&s, "build/loop")), 0);
    assert_int_equal(run(&s, "bin", arena_printf(&s.arena, "sysroot clean %s/build", s.directory)),
                     0);
    assert_non_null(
        strstr(s.notes, arena_printf(&s.arena, "%s/build/deep/a.d:2: warning", s.directory)));
    assert_null(strstr(s.notes, "b.d"));
    assert_null(strstr(s.notes, "c.txt"));
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_line_is_answered_with_the_nearest_right_one),
        cmocka_unit_test(help_goes_to_the_output),
        cmocka_unit_test(a_typo_in_the_environment_stops_every_command),
        cmocka_unit_test(profiles_are_listed_with_the_chosen_one_marked),
        cmocka_unit_test(names_are_listed_for_completions),
        cmocka_unit_test(json_holds_what_the_text_does),
        cmocka_unit_test(values_are_quoted_for_their_reader),
        cmocka_unit_test(newer_readers_quote_otherwise),
        cmocka_unit_test(env_quotes_for_its_reader),
        cmocka_unit_test(env_chooses_how_findings_are_printed),
        cmocka_unit_test(env_names_programs_as_path_finds_them),
        cmocka_unit_test(env_makes_builds_cross),
        cmocka_unit_test(env_keeps_the_flags_of_go),
        cmocka_unit_test(links_lead_to_the_programs_beside_abictl),
        cmocka_unit_test(names_in_the_cache_are_judged),
        cmocka_unit_test(cleaning_takes_what_abicc_keeps_and_no_more),
        cmocka_unit_test(a_part_of_the_cache_that_lies_elsewhere_is_left_alone),
        cmocka_unit_test(cleaning_warns_of_depfiles_that_name_the_cache),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

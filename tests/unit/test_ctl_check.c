/* abictl check: which files are checked, which are skipped, and the exit status. */
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

#include "base/fs.h"
#include "ctl/ctl.h"

/* A directory with some files; the one to be checked is this test program itself. */
struct scene {
    struct arena arena;
    const char *directory;
    const char *self;
    const char *environ[4];
    const char *text; /* output and errors */
    struct error err;
};

static const char *path_in(struct scene *scene, const char *name)
{
    return arena_printf(&scene->arena, "%s/%s", scene->directory, name);
}

static void write_file(struct scene *scene, const char *name, const void *bytes, size_t size)
{
    char *directory = arena_strdup(&scene->arena, path_in(scene, name));
    *strrchr(directory, '/') = '\0';
    assert_int_equal(fs_make_dirs(&scene->arena, directory, 0700, &scene->err), 0);
    assert_int_equal(fs_write(path_in(scene, name), bytes, size, &scene->err), 0);
}

static void begin(struct scene *scene)
{
    char directory[] = "/tmp/abicc-test-XXXXXX";
    *scene = (struct scene){0};
    assert_non_null(mkdtemp(directory));
    scene->directory = arena_strdup(&scene->arena, directory);
    scene->self = fs_real(&scene->arena, "/proc/self/exe");
    scene->environ[0] = arena_printf(&scene->arena, "XDG_CONFIG_HOME=%s/config", directory);
    /* This program needs libraries that no profile promises: cmocka's, for one. */
    static const char newest[] = "extends: glibc2.44\nrules: [library-not-promised=off]\n";
    write_file(scene, "config/abicc/newest.yaml", newest, sizeof(newest) - 1);
}

static void end(struct scene *scene)
{
    assert_int_equal(fs_remove_tree(scene->directory, &scene->err), 0);
    arena_release(&scene->arena);
}

/* Runs abictl with the words of `line`, split at blanks; %F is the scene's directory, %S this
 * program.
 */
static int run(struct scene *scene, const char *line)
{
    char *text = NULL;
    size_t size;
    FILE *stream = open_memstream(&text, &size);
    struct ctl ctl = {
        .arena = &scene->arena,
        .environ = scene->environ,
        .directory = scene->directory,
        .out = stream,
        .notes = stream,
    };
    struct strvec argv = {0};
    struct strvec words = strvec_split(&scene->arena, line, ' ');
    strvec_push(&scene->arena, &argv, "abictl");
    for (size_t i = 0; i < words.count; i++) {
        const char *word = words.items[i];
        if (strncmp(word, "%F", 2) == 0)
            word = arena_printf(&scene->arena, "%s%s", scene->directory, word + 2);
        strvec_push(&scene->arena, &argv, strcmp(word, "%S") == 0 ? scene->self : word);
    }
    int status = ctl_main(&ctl, (int)argv.count, argv.items);
    fclose(stream);
    scene->text = arena_strdup(&scene->arena, text);
    free(text);
    return status;
}

static void says(struct scene *scene, const char *wanted)
{
    if (!strstr(scene->text, wanted))
        fail_msg("no \"%s\" in:\n%s", wanted, scene->text);
}

static void lines_and_their_status(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *variable;
        int status;
        const char *wanted;
    } rows[] = {
        {"check %S", NULL, 0, ": lowest floor GLIBC_2."},
        {"check --profile newest %S", NULL, 0, "checked against profile newest: 0 errors"},
        {"check --profile glibc2.12 %S", NULL, 1, "error: ABI001"},
        {"check %S", "ABICC_PROFILE=glibc2.12", 1, "error: ABI001"},
        {"check --profile newest %S", "ABICC_PROFILE=glibc2.12", 0, "0 errors"},
        {"check --profile glibc2.12 %S %F/none", NULL, 2, "could not check"},
        {"check %S", "ABICC_PROFIL=glibc2.12", 2, "did you mean ABICC_PROFILE?"},
        {"check --profile glibc99 %S", NULL, 2, "glibc99"},
        {"check %F/text", NULL, 2, "not an ELF file, an archive of objects or a package"},
        {"check %F/short", NULL, 2, "damaged ELF file"},
        {"check %F/directory", NULL, 2, "nothing to check: no ELF files (1 other files)"},
        {"check /dev/null", NULL, 2, "not a file or directory"},
        {"check %F/apk3", NULL, 2, "unpack it with `apk extract`"},
        {"check", NULL, 2, "FILE|DIR|PACKAGE is missing"},
        {"check --format nonsense %S", NULL, 2, "text|json|sarif|github|spdx|html"},
        {"check --max-unpacked 5X %S", NULL, 2, "--max-unpacked: invalid size 5X"},
        {"check --max-unpacked -5 %S", NULL, 2, "invalid size"},
        {"check --max-unpacked 0 %S", NULL, 2, "invalid size"},
        {"check --max-unpacked 99999999999T %S", NULL, 2, "invalid size"},
        {"check --max-unpacked 20G %S", NULL, 0, "lowest floor"},
        {"check --help", NULL, 0, "Where both 1 and 2 apply"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct scene scene;
        begin(&scene);
        write_file(&scene, "text", "hello", 5);
        write_file(&scene, "short", "\177ELF\2\1", 6);
        write_file(&scene, "directory/text", "hello", 5);
        write_file(&scene, "apk3", "ADBd", 4);
        /* What the user builds for has no say here. */
        write_file(&scene, "config/abicc/config.yaml", "profile: glibc2.12\n", 19);
        scene.environ[1] = rows[i].variable;
        int status = run(&scene, rows[i].line);
        if (status != rows[i].status)
            fail_msg("%s: status %d\n%s", rows[i].line, status, scene.text);
        says(&scene, rows[i].wanted);
        end(&scene);
    }
}

/* Hard links are one file; symlinks in a directory are not followed, one that is named is. */
static void each_file_once(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    const char *bytes;
    size_t size;
    assert_int_equal(fs_read(&scene.arena, scene.self, &bytes, &size, &scene.err), 0);
    write_file(&scene, "directory/a", bytes, size);
    write_file(&scene, "directory/sub/b", bytes, size);
    write_file(&scene, "directory/notes", "x", 1);
    assert_int_equal(link(path_in(&scene, "directory/a"), path_in(&scene, "directory/c")), 0);
    assert_int_equal(symlink(scene.self, path_in(&scene, "directory/d")), 0);
    assert_int_equal(symlink("/", path_in(&scene, "directory/all")), 0);
    assert_int_equal(symlink("directory", path_in(&scene, "alias")), 0);
    assert_int_equal(mkfifo(path_in(&scene, "directory/pipe"), 0600), 0);
    assert_int_equal(run(&scene, "check --profile newest %F/directory"), 0);
    says(&scene, "abictl: 2 files checked against profile newest: 0 errors, 0 warnings; 1 file of "
                 "other kinds skipped\n");
    assert_int_equal(run(&scene, "check --profile newest %F/alias %F/directory/d"), 0);
    says(&scene, "abictl: 3 files checked");
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_their_status),
        cmocka_unit_test(each_file_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

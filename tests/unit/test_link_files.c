/* link_files: the lists of opened files that linkers write, and the origin of these files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "link/link_files.h"

struct scene {
    struct arena arena;
    char directory[64];
    struct state state;
};

static void put(struct scene *scene, const char *name)
{
    struct error err;
    const char *path = arena_printf(&scene->arena, "%s/%s", scene->directory, name);
    char *parent = arena_strdup(&scene->arena, path);
    *strrchr(parent, '/') = '\0';
    if (fs_make_dirs(&scene->arena, parent, 0755, &err) < 0 || fs_write(path, "", 0, &err) < 0)
        fail_msg("%s", err.text);
}

static void begin(struct scene *scene)
{
    *scene = (struct scene){.directory = "/tmp/abicc-files.XXXXXX"};
    assert_non_null(mkdtemp(scene->directory));
    scene->state.profile.arch = "x86_64";
    scene->state.sysroot.path = arena_printf(&scene->arena, "%s/sysroot", scene->directory);
    scene->state.toolchain.install_dir = arena_printf(&scene->arena, "%s/gcc", scene->directory);
    static const char *const names[] = {"sysroot/usr/lib/crt1.o", "gcc/libgcc.a", "a b#$c.o",
                                        "plain.o", "out put"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        put(scene, names[i]);
    assert_int_equal(symlink("sysroot/usr/lib/crt1.o",
                             arena_printf(&scene->arena, "%s/linked.o", scene->directory)),
                     0);
    assert_int_equal(symlink("/usr/lib", arena_printf(&scene->arena, "%s/host", scene->directory)),
                     0);
    assert_int_equal(chdir(scene->directory), 0);
}

static void end(struct scene *scene)
{
    struct error err;
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(fs_remove_tree(scene->directory, &err), 0);
    arena_release(&scene->arena);
}

static const struct {
    const char *linker;
    const char *opened;
} lists[] = {
    {"bfd and gold",
     "out put: \\\n  sysroot/usr/lib/crt1.o \\\n  gcc/../gcc/libgcc.a \\\n  a b#$c.o \\\n  "
     "plain.o \\\n  plain.o \\\n  /gone.o\n\nsysroot/usr/lib/crt1.o:\n\ngcc/../gcc/libgcc.a:\n\n"
     "a b#$c.o:\n\nplain.o:\n\nplain.o:\n\n/gone.o:\n"},
    {"lld",
     "out\\ put: \\\n sysroot/usr/lib/crt1.o \\\n gcc/../gcc/libgcc.a \\\n a\\ b\\#$$c.o \\\n "
     "plain.o\n\nsysroot/usr/lib/crt1.o:\n\ngcc/../gcc/libgcc.a:\n\na\\ b\\#$$c.o:\n\nplain.o:\n"},
    {"mold", "out put: sysroot/usr/lib/crt1.o gcc/../gcc/libgcc.a a b#$c.o plain.o\n\n"
             "sysroot/usr/lib/crt1.o:\n\ngcc/../gcc/libgcc.a:\n\na b#$c.o:\n\nplain.o:\n"},
};

static void every_linkers_list_is_read(void **state)
{
    (void)state;
    static const struct link_file wanted[] = {{"sysroot/usr/lib/crt1.o", ORIGIN_SYSROOT},
                                              {"gcc/../gcc/libgcc.a", ORIGIN_COMPILER},
                                              {"a b#$c.o", ORIGIN_USER},
                                              {"plain.o", ORIGIN_USER}};
    enum { WANTED = sizeof(wanted) / sizeof(*wanted) };
    struct scene s;
    begin(&s);
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        const char *opened = lists[i].opened;
        assert_string_equal(link_files_output(&s.arena, opened), "out put");
        struct link_files files = link_files_read(&s.arena, opened, NULL, &s.state, NULL);
        if (files.count != WANTED)
            fail_msg("%s: %zu files", lists[i].linker, files.count);
        for (size_t j = 0; j < WANTED; j++) {
            assert_string_equal(files.items[j].path, wanted[j].path);
            assert_int_equal(files.items[j].origin, wanted[j].origin);
        }
    }
    end(&s);
}

/* Links and dots do not hide where a file lies. */
static void the_real_directory_counts(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        enum origin origin;
    } rows[] = {
        {"linked.o", ORIGIN_SYSROOT},
        {"host/os-release", ORIGIN_HOST},
        {"sysroot/usr/lib/../../../host/os-release", ORIGIN_HOST},
        {"/usr/local/../lib/os-release", ORIGIN_HOST},
        {"/usr/lib/tmpfiles.d/tmp.conf", ORIGIN_HOST_PACKAGE},
        {"/etc/passwd", ORIGIN_USER},
    };
    struct scene s;
    begin(&s);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        if (!fs_exists(rows[i].path)) /* not every system has the same files */
            continue;
        const char *opened =
            arena_printf(&s.arena, "out: \\\n  %s\n\n%s:\n", rows[i].path, rows[i].path);
        struct link_files files = link_files_read(&s.arena, opened, NULL, &s.state, NULL);
        if (files.count != 1 || files.items[0].origin != rows[i].origin)
            fail_msg("%s: %d", rows[i].path, files.count ? (int)files.items[0].origin : -1);
    }
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_linkers_list_is_read),
        cmocka_unit_test(the_real_directory_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The include directory of a sysroot has the host's libc and kernel headers and no others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "sysroot/headers/headers.h"

/* A made-up host: two include directories, as on Debian, and one farm. */
struct host {
    struct arena arena;
    struct error err;
    const char *top;
    const char *include;
    struct strvec roots;
    struct abi abi;
    struct headers_request request;
};

static void put(struct host *host, const char *name, const char *text)
{
    const char *path = arena_printf(&host->arena, "%s/%s", host->top, name);
    char *directory = arena_strdup(&host->arena, path);
    *strrchr(directory, '/') = '\0';
    assert_int_equal(fs_make_dirs(&host->arena, directory, 0755, &host->err), 0);
    assert_int_equal(fs_write(path, text, strlen(text), &host->err), 0);
}

static int make_host(void **state)
{
    struct host *host = calloc(1, sizeof(*host));
    char *top = arena_strdup(&host->arena, "/tmp/abicc-headers-XXXXXX");
    assert_non_null(mkdtemp(top));
    host->top = top;
    host->include = arena_printf(&host->arena, "%s/sr", top);
    host->request.roots = &host->roots;
    host->request.libc = LIBC_GLIBC;
    assert_int_equal(abi_load(&host->arena, &host->roots, "x86_64", &host->abi, &host->err), 0);
    host->request.abi = &host->abi;
    host->request.floor = host->request.host = (struct version){{2, 36}};
    strvec_pushf(&host->arena, &host->request.host_directories, "%s/multi", top);
    strvec_pushf(&host->arena, &host->request.host_directories, "%s/plain", top);
    put(host, "plain/features.h",
        "#undef __GLIBC_MINOR__\n#define\t__GLIBC__\t2\n#define __GLIBC_MINOR__\t36\n");
    put(host, "sr/.keep", "");
    assert_int_equal(unlink(arena_printf(&host->arena, "%s/.keep", host->include)), 0);
    *state = host;
    return 0;
}

static int drop_host(void **state)
{
    struct host *host = *state;
    assert_int_equal(fs_remove_tree(host->top, &host->err), 0);
    arena_release(&host->arena);
    free(host);
    return 0;
}

/* What the farm's entry is: "file", "directory", "none", or the link's text without the host's top.
 */
static const char *entry(struct host *host, const char *name)
{
    const char *path = arena_printf(&host->arena, "%s/%s", host->include, name);
    struct stat st;
    if (lstat(path, &st) < 0)
        return "none";
    if (S_ISDIR(st.st_mode))
        return "directory";
    if (!S_ISLNK(st.st_mode))
        return "file";
    char target[PATH_MAX];
    ssize_t length = readlink(path, target, sizeof(target) - 1);
    assert_true(length > 0);
    target[length] = '\0';
    return arena_strdup(&host->arena, target + strlen(host->top) + 1);
}

struct expectation {
    const char *name;
    const char *is;
};

static void check(struct host *host, const struct expectation *expected, size_t count)
{
    if (headers_write(&host->arena, &host->request, host->include, &host->err) < 0)
        fail_msg("%s", host->err.text);
    for (size_t i = 0; i < count; i++) {
        const char *is = entry(host, expected[i].name);
        if (strcmp(is, expected[i].is) != 0)
            fail_msg("%s: is %s, should be %s", expected[i].name, is, expected[i].is);
    }
}

#define CHECK(host, rows) check(host, rows, sizeof(rows) / sizeof(*(rows)))

static void farm_is_flat_and_merged_by_file(void **state)
{
    struct host *host = *state;
    put(host, "multi/bits/a.h", "");
    put(host, "plain/bits/b.h", "");
    put(host, "multi/sys/stat.h", "");
    put(host, "plain/scsi/scsi.h", "");
    put(host, "plain/scsi/fc/fs.h", "");
    put(host, "multi/stdio.h", "the first directory wins");
    put(host, "plain/stdio.h", "");
    put(host, "uapi/asm/unistd.h", "");
    put(host, "uapi/generic/x.h", "");
    assert_int_equal(symlink("../uapi/asm", arena_printf(&host->arena, "%s/multi/asm", host->top)),
                     0);
    assert_int_equal(mkdir(arena_printf(&host->arena, "%s/plain/linux", host->top), 0755), 0);
    assert_int_equal(symlink("../../uapi/generic/x.h",
                             arena_printf(&host->arena, "%s/plain/linux/x.h", host->top)),
                     0);
    static const struct expectation rows[] = {
        {"features.h", "plain/features.h"},
        {"bits", "directory"},
        {"bits/a.h", "multi/bits/a.h"},
        {"bits/b.h", "plain/bits/b.h"},
        {"sys/stat.h", "multi/sys/stat.h"},
        {"scsi/scsi.h", "plain/scsi/scsi.h"},
        {"scsi/fc", "directory"},
        {"scsi/fc/fs.h", "plain/scsi/fc/fs.h"},
        {"stdio.h", "multi/stdio.h"},
        /* The kernel's own directories are linked whole. */
        {"asm", "multi/asm"},
        {"linux", "plain/linux"},
    };
    CHECK(host, rows);
}

static void a_kernel_directory_in_two_places_is_merged(void **state)
{
    struct host *host = *state;
    put(host, "multi/asm/a.h", "");
    put(host, "plain/asm/b.h", "");
    put(host, "plain/linux/fs.h", "");
    strvec_push(&host->arena, &host->request.host_headers, "linux/fs.h");
    static const struct expectation rows[] = {
        {"asm", "directory"},
        {"asm/a.h", "multi/asm/a.h"},
        {"asm/b.h", "plain/asm/b.h"},
        /* Asked for by name as well: it is there through the link, and nothing is written below it.
         */
        {"linux", "plain/linux"},
    };
    CHECK(host, rows);
}

static void headers_of_other_packages_stay_out_unless_asked_for(void **state)
{
    struct host *host = *state;
    put(host, "plain/zlib.h", "");
    put(host, "plain/curses.h", "");
    put(host, "multi/sys/acl.h", "");
    put(host, "multi/openssl/configuration.h", "");
    put(host, "plain/openssl/ssl.h", "");
    put(host, "plain/lzma/base.h", "");
    strvec_push(&host->arena, &host->request.host_headers, "zlib.h");
    strvec_push(&host->arena, &host->request.host_headers, "openssl/");
    strvec_push(&host->arena, &host->request.host_headers, "lzma");
    static const struct expectation rows[] = {
        {"zlib.h", "plain/zlib.h"},
        {"curses.h", "none"},
        {"sys/acl.h", "none"},
        {"openssl/ssl.h", "plain/openssl/ssl.h"},
        {"openssl/configuration.h", "multi/openssl/configuration.h"},
        {"lzma/base.h", "plain/lzma/base.h"},
    };
    CHECK(host, rows);
}

static void a_host_header_that_is_not_there_is_named(void **state)
{
    struct host *host = *state;
    static const struct expectation rows[] = {
        {"zlib.h", "host header zlib.h: in none of the host's"},
        {"openssl/", "host header openssl/: in none of the host's"},
        {"../etc/passwd", "host header '../etc/passwd' is not a name below"},
        {"/usr/include/zlib.h", "host header '/usr/include/zlib.h' is not a name below"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct strvec one = {0};
        strvec_push(&host->arena, &one, rows[i].name);
        host->request.host_headers = one;
        assert_int_equal(headers_write(&host->arena, &host->request, host->include, &host->err),
                         -1);
        if (!strstr(host->err.text, rows[i].is))
            fail_msg("%s: %s", rows[i].name, host->err.text);
    }
}

static void musl_takes_its_own_directory_and_the_kernels(void **state)
{
    struct host *host = *state;
    put(host, "musl/stdio.h", "");
    put(host, "musl/bits/alltypes.h", "");
    put(host, "multi/bits/floatn.h", "");
    put(host, "plain/stdio.h", "");
    put(host, "plain/execinfo.h", "");
    put(host, "plain/linux/version.h", "");
    host->request.libc = LIBC_MUSL;
    host->request.musl_directory = arena_printf(&host->arena, "%s/musl", host->top);
    static const struct expectation rows[] = {
        {"stdio.h", "musl/stdio.h"}, {"bits/alltypes.h", "musl/bits/alltypes.h"},
        {"bits/floatn.h", "none"},   {"execinfo.h", "none"},
        {"linux", "plain/linux"},
    };
    CHECK(host, rows);
}

static void the_hosts_release_is_read_from_features_h(void **state)
{
    struct host *host = *state;
    struct version version;
    struct witness inputs = {0};
    assert_int_equal(headers_host_glibc(&host->arena, &host->request.host_directories, &version,
                                        &inputs, &host->err),
                     0);
    assert_int_equal(version_compare(version, (struct version){{2, 36}}), 0);

    struct strvec none = {0};
    strvec_pushf(&host->arena, &none, "%s/nowhere", host->top);
    assert_int_equal(headers_host_glibc(&host->arena, &none, &version, &inputs, &host->err), -1);
    assert_non_null(strstr(host->err.text, "libc6-dev"));

    put(host, "musl/features.h", "#define _FEATURES_H\n");
    struct strvec musl = {0};
    strvec_pushf(&host->arena, &musl, "%s/musl", host->top);
    assert_int_equal(headers_host_glibc(&host->arena, &musl, &version, &inputs, &host->err), -1);
    assert_non_null(strstr(host->err.text, "not a header of glibc"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(farm_is_flat_and_merged_by_file, make_host, drop_host),
        cmocka_unit_test_setup_teardown(a_kernel_directory_in_two_places_is_merged, make_host,
                                        drop_host),
        cmocka_unit_test_setup_teardown(headers_of_other_packages_stay_out_unless_asked_for,
                                        make_host, drop_host),
        cmocka_unit_test_setup_teardown(a_host_header_that_is_not_there_is_named, make_host,
                                        drop_host),
        cmocka_unit_test_setup_teardown(musl_takes_its_own_directory_and_the_kernels, make_host,
                                        drop_host),
        cmocka_unit_test_setup_teardown(the_hosts_release_is_read_from_features_h, make_host,
                                        drop_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

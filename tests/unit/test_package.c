/* Packages: which members are found, by their content, and which packages are refused as
 * hostile. The archives are made here, by libarchive or by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#include "package/package.h"

static const char elf_text[] = "\177ELF and so on";

/* What goes into an archive. */
struct entry {
    const char *name;
    const char *bytes; /* NULL: zeros */
    size_t size;
    unsigned type; /* AE_IFREG ...; 0 is a regular file */
    const char *hardlink;
};

#define ELF(path)                                                                                  \
    {                                                                                              \
        .name = (path), .bytes = elf_text, .size = sizeof(elf_text)                                \
    }
#define TEXT(path)                                                                                 \
    {                                                                                              \
        .name = (path), .bytes = "hello", .size = 5                                                \
    }

struct blob {
    char *bytes;
    size_t size;
};

enum { ROOM = 4 << 20 };

static struct blob pack(const char *format, const char *filter, const struct entry *entries,
                        size_t count)
{
    static const char zeros[1 << 16];
    struct blob blob = {malloc(ROOM), 0};
    struct archive *archive = archive_write_new();
    assert_int_equal(archive_write_set_format_by_name(archive, format), ARCHIVE_OK);
    if (filter)
        assert_int_equal(archive_write_add_filter_by_name(archive, filter), ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(archive, 1);
    assert_int_equal(archive_write_open_memory(archive, blob.bytes, ROOM, &blob.size), ARCHIVE_OK);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, entries[i].name);
        archive_entry_set_size(entry, (la_int64_t)entries[i].size);
        archive_entry_set_filetype(entry, entries[i].type ? entries[i].type : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_hardlink(entry, entries[i].hardlink);
        assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
        archive_entry_free(entry);
        if (entries[i].bytes)
            archive_write_data(archive, entries[i].bytes, entries[i].size);
        for (size_t left = entries[i].bytes ? 0 : entries[i].size; left;) {
            size_t piece = left < sizeof(zeros) ? left : sizeof(zeros);
            assert_int_equal(archive_write_data(archive, zeros, piece), piece);
            left -= piece;
        }
    }
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
    return blob;
}

/* Compresses `bytes` as gzip and the like do. */
static struct blob compress(const char *filter, const struct blob *plain)
{
    const struct entry entry = {.name = "data", .bytes = plain->bytes, .size = plain->size};
    return pack("raw", filter, &entry, 1);
}

/* What was found, one line a member: "usr/bin/x elf", "inner.zip !trouble". */
struct found {
    struct arena arena;
    char text[4096];
    struct package_count count;
    struct error err;
};

static int note(void *data, const struct package_member *member, struct error *err)
{
    struct found *found = data;
    size_t used = strlen(found->text);
    (void)err;
    if (member->content == CONTENT_ELF) {
        assert_int_equal(member->size, sizeof(elf_text));
        assert_memory_equal(member->bytes, elf_text, sizeof(elf_text));
    }
    snprintf(found->text + used, sizeof(found->text) - used, "%s%s%s%s", used ? "\n" : "",
             member->path, member->trouble ? " !" : "", member->trouble ? member->trouble : "");
    return 0;
}

static int read_with(struct found *found, const struct blob *blob,
                     const struct package_limits *limits)
{
    *found = (struct found){0};
    struct package_walk walk = {.limits = limits, .visit = note, .data = found};
    int status =
        package_read_memory(&found->arena, "x", blob->bytes, blob->size, &walk, &found->err);
    found->count = walk.count;
    return status;
}

static void finds(const struct blob *blob, const char *wanted)
{
    struct found found;
    if (read_with(&found, blob, &package_default_limits) < 0)
        fail_msg("%s", found.err.text);
    assert_string_equal(found.text, wanted);
    arena_release(&found.arena);
}

static void refuses(const struct blob *blob, const char *wanted)
{
    struct found found;
    assert_int_equal(read_with(&found, blob, &package_default_limits), -1);
    if (!strstr(found.err.text, wanted))
        fail_msg("\"%s\" does not say \"%s\"", found.err.text, wanted);
    assert_null(strchr(found.err.text, '\n'));
    arena_release(&found.arena);
}

static void every_form_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        const char *filter;
        const char *found;
    } rows[] = {
        {"zip", NULL, "bin/app\nlib/libx.so"},      {"gnutar", NULL, "bin/app\nlib/libx.so"},
        {"ustar", "gzip", "bin/app\nlib/libx.so"},  {"pax", "bzip2", "bin/app\nlib/libx.so"},
        {"v7tar", NULL, "bin/app\nlib/libx.so"},    {"pax", "xz", "bin/app\nlib/libx.so"},
        {"gnutar", "zstd", "bin/app\nlib/libx.so"}, {"newc", "gzip", "bin/app\nlib/libx.so"},
        {"odc", NULL, "bin/app\nlib/libx.so"},
    };
    static const struct entry entries[] = {
        {.name = "bin", .type = AE_IFDIR},
        ELF("./bin/app"),
        TEXT("share/doc"),
        ELF("lib/libx.so"),
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct blob blob = pack(rows[i].format, rows[i].filter, entries, 4);
        print_message("%s %s\n", rows[i].format, rows[i].filter ? rows[i].filter : "");
        finds(&blob, rows[i].found);
        free(blob.bytes);
    }
}

static void content_tells_not_the_name(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        enum content content;
    } rows[] = {
        {"\177ELF", 4, CONTENT_ELF},
        {"\177EL", 3, CONTENT_OTHER},
        {"", 0, CONTENT_OTHER},
        {"!<arch>\nmain.o/", 15, CONTENT_OBJECTS},
        {"!<arch>\ndebian-binary   ", 24, CONTENT_PACKAGE},
        {"!<thin>\n", 8, CONTENT_OBJECTS},
        {"ADBd", 4, CONTENT_FOREIGN},
        {"7z\274\257\047\034", 6, CONTENT_FOREIGN},
        {"\004\042\115\030", 4, CONTENT_FOREIGN},
        {"hsqs", 4, CONTENT_FOREIGN},
        {"LZIP", 4, CONTENT_FOREIGN},
        {"Rar!\032\007", 6, CONTENT_FOREIGN},
        {"7z of May", 9, CONTENT_OTHER},
        {"070707", 6, CONTENT_PACKAGE},
        {"PK\003\004", 4, CONTENT_PACKAGE},
        {"BZhang's letter", 15, CONTENT_OTHER},
        {"#!/bin/sh\n", 10, CONTENT_OTHER},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_int_equal(content_of(rows[i].bytes, rows[i].size), rows[i].content);
    assert_non_null(strstr(content_foreign("ADBd", 4), "apk extract"));
    assert_non_null(strstr(content_foreign("hsqs", 4), "unpack it"));
    assert_non_null(strstr(content_foreign("!<thin>\n", 8), "a thin archive"));
    assert_null(content_foreign("PK\003\004", 4));
}

/* A .deb is an ar archive of tar files; a jar may lie in a zip; a wheel in a tar. */
static void packages_inside_packages(void **state)
{
    (void)state;
    static const struct entry files[] = {ELF("usr/bin/app"), TEXT("usr/share/x")};
    struct blob data = pack("gnutar", "xz", files, 2);
    struct blob control = pack("gnutar", "gzip", files + 1, 1);
    const struct entry parts[] = {
        {.name = "debian-binary", .bytes = "2.0\n", .size = 4},
        {.name = "control.tar.gz", .bytes = control.bytes, .size = control.size},
        {.name = "data.tar.xz", .bytes = data.bytes, .size = data.size},
    };
    struct blob deb = pack("ar", NULL, parts, 3);
    finds(&deb, "data.tar.xz: usr/bin/app");
    const struct entry outer[] = {{.name = "a.deb", .bytes = deb.bytes, .size = deb.size},
                                  ELF("b.node")};
    struct blob zip = pack("zip", NULL, outer, 2);
    finds(&zip, "a.deb: data.tar.xz: usr/bin/app\nb.node");
    free(zip.bytes);
    free(deb.bytes);
    free(control.bytes);
    free(data.bytes);
}

/* Alpine's .apk: a signature, the control part and the data, each compressed for itself; the first
 * two end without tar's end mark. */
static void an_alpine_package(void **state)
{
    (void)state;
    static const struct entry signature[] = {TEXT(".SIGN.RSA.x.pub")};
    static const struct entry files[] = {ELF("usr/bin/app")};
    struct blob first = pack("ustar", NULL, signature, 1);
    struct blob second = pack("ustar", "gzip", files, 1);
    first.size -= 1024; /* the end mark */
    struct blob zipped = compress("gzip", &first);
    struct blob apk = {malloc(zipped.size + second.size), zipped.size + second.size};
    memcpy(apk.bytes, zipped.bytes, zipped.size);
    memcpy(apk.bytes + zipped.size, second.bytes, second.size);
    finds(&apk, "usr/bin/app");
    free(apk.bytes);
    free(zipped.bytes);
    free(second.bytes);
    free(first.bytes);
}

static void a_file_that_is_compressed_alone(void **state)
{
    (void)state;
    struct blob plain = {(char *)(uintptr_t)elf_text, sizeof(elf_text)};
    struct blob zipped = compress("gzip", &plain);
    finds(&zipped, "content");
    free(zipped.bytes);
    struct blob empty = compress("gzip", &(struct blob){(char *)(uintptr_t) "", 0});
    finds(&empty, "");
    free(empty.bytes);
}

static void hostile_entries_are_refused(void **state)
{
    (void)state;
    static const struct {
        struct entry entry;
        const char *wanted;
    } rows[] = {
        {ELF("../etc/cron.d/x"), "x: ../etc/cron.d/x: leads out of the package"},
        {ELF("a/../../b"), "x: a/../../b: leads out of the package"},
        {ELF("a/.."), "leads out of the package"},
        {ELF("/etc/passwd"), "x: /etc/passwd: leads out of the package"},
        {ELF("a\\..\\..\\b"), "leads out of the package"},
        {{.name = "dir/..", .type = AE_IFDIR}, "leads out of the package"},
        {{.name = "h", .hardlink = "../../etc/shadow"}, "x: h: leads out of the package"},
        {{.name = "dev/sda", .type = AE_IFBLK}, "x: dev/sda: is a device node"},
        {{.name = "dev/null", .type = AE_IFCHR}, "x: dev/null: is a device node"},
        {ELF("../\033[31m\nred"), "x: ../\\x1b[31m\\x0ared: leads out"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct entry entries[] = {ELF("first"), rows[i].entry, ELF("last")};
        struct blob blob = pack("gnutar", NULL, entries, 3);
        refuses(&blob, rows[i].wanted);
        free(blob.bytes);
    }
    /* These only look like it. */
    static const struct entry fine[] = {ELF("..a/b..c/..."), ELF("a/...b")};
    struct blob blob = pack("gnutar", NULL, fine, 2);
    finds(&blob, "..a/b..c/...\na/...b");
    free(blob.bytes);
}

static void bombs_are_refused(void **state)
{
    (void)state;
    const struct entry big[] = {{.name = "zeros", .size = (size_t)100 << 20}, ELF("last")};
    struct blob tar = pack("gnutar", "zstd", big, 2);
    refuses(&tar, "x: unpacks to more than 200 times its size");
    struct package_limits limits = package_default_limits;
    struct found found;
    limits.ratio = 0;
    assert_int_equal(read_with(&found, &tar, &limits), 0);
    assert_string_equal(found.text, "last");
    arena_release(&found.arena);
    limits.unpacked = (uint64_t)50 << 20;
    assert_int_equal(read_with(&found, &tar, &limits), -1);
    assert_non_null(strstr(found.err.text, "unpacks to more than 50 MiB"));
    assert_non_null(strstr(found.err.text, "--max-unpacked"));
    arena_release(&found.arena);

    /* An ELF file that goes on and on, in a zip. */
    char *zeros = calloc(1, (size_t)100 << 20);
    memcpy(zeros, "\177ELF", 4);
    const struct entry elf = {.name = "bomb.so", .bytes = zeros, .size = (size_t)100 << 20};
    struct blob zip = pack("zip", NULL, &elf, 1);
    refuses(&zip, "x: bomb.so: unpacks to more than 200 times its size");
    /* The bomb is inside: the limit is that of the whole, and nothing goes on. */
    const struct entry inner[] = {{.name = "in.zip", .bytes = zip.bytes, .size = zip.size},
                                  ELF("last")};
    struct blob outer = pack("gnutar", NULL, inner, 2);
    refuses(&outer, "x: in.zip: bomb.so: unpacks to more than 200 times its size");
    free(outer.bytes);
    free(zip.bytes);
    free(zeros);
    free(tar.bytes);
}

static void layers_have_an_end(void **state)
{
    (void)state;
    static const struct entry file[] = {ELF("app")};
    struct blob blob = pack("zip", NULL, file, 1);
    for (int i = 0; i < 5; i++) {
        const struct entry inner = {.name = "in.zip", .bytes = blob.bytes, .size = blob.size};
        struct blob outer = pack("zip", NULL, &inner, 1);
        free(blob.bytes);
        blob = outer;
    }
    finds(&blob, "in.zip: in.zip: in.zip: in.zip: in.zip !more than 5 packages inside each other: "
                 "unpack the package first");
    free(blob.bytes);
    struct blob plain = {(char *)(uintptr_t)elf_text, sizeof(elf_text)};
    struct blob once = compress("gzip", &plain);
    struct blob twice = compress("gzip", &once);
    refuses(&twice, "compressed more than once");
    free(twice.bytes);
    free(once.bytes);
}

/* Cut anywhere, a package ends in an error or, where no more than its end mark is gone, is read;
 * never in anything else. */
static void damaged_packages(void **state)
{
    (void)state;
    static const char *const forms[][2] = {{"zip", NULL},      {"gnutar", NULL}, {"gnutar", "gzip"},
                                           {"gnutar", "zstd"}, {"ustar", "xz"},  {"newc", "bzip2"}};
    char noise[3000];
    for (size_t i = 0; i < sizeof(noise); i++)
        noise[i] = (char)(i * i * 31 >> 3);
    memcpy(noise, "\177ELF", 4);
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        const struct entry entries[] = {TEXT("a"), {.name = "b", .bytes = noise, .size = 3000}};
        struct blob blob = pack(forms[i][0], forms[i][1], entries, 2);
        struct blob half = {blob.bytes, blob.size / 2};
        struct found found;
        assert_int_equal(read_with(&found, &half, &package_default_limits), -1);
        assert_non_null(strstr(found.err.text, "damaged: "));
        arena_release(&found.arena);
        free(blob.bytes);
    }
    static const struct entry entries[] = {ELF("a"), TEXT("b")};
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        struct blob blob = pack(forms[i][0], forms[i][1], entries, 2);
        for (size_t cut = 1; cut < blob.size; cut += 1 + cut / 40) {
            struct found found;
            struct blob part = {malloc(cut), cut}; /* so that ASan sees a read past the end */
            memcpy(part.bytes, blob.bytes, cut);
            if (read_with(&found, &part, &package_default_limits) < 0)
                assert_null(strchr(found.err.text, '\n'));
            arena_release(&found.arena);
            free(part.bytes);
        }
        free(blob.bytes);
    }
}

static void empty_members(void **state)
{
    (void)state;
    static const struct entry entries[] = {{.name = "empty", .bytes = "", .size = 0}, ELF("app")};
    static const char *const forms[] = {"zip", "gnutar", "newc"};
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        struct blob blob = pack(forms[i], NULL, entries, 2);
        finds(&blob, "app");
        free(blob.bytes);
    }
}

/* A damaged package inside another is told; the rest is still looked at. */
static void damage_inside(void **state)
{
    (void)state;
    const struct entry entries[] = {
        {.name = "broken.zip", .bytes = "PK\003\004 and no more", .size = 16}, ELF("app")};
    struct blob blob = pack("gnutar", "gzip", entries, 2);
    finds(&blob, "broken.zip !damaged: it is truncated, or its directory is misplaced\n"
                 "app");
    free(blob.bytes);
}

static void members_are_counted(void **state)
{
    (void)state;
    static const struct entry entries[] = {
        ELF("a"), TEXT("b"), {.name = "d", .type = AE_IFDIR}, TEXT("c")};
    struct blob blob = pack("pax", "gzip", entries, 4);
    struct found found;
    assert_int_equal(read_with(&found, &blob, &package_default_limits), 0);
    assert_int_equal(found.count.members, 3);
    assert_int_equal(found.count.others, 2);
    arena_release(&found.arena);
    free(blob.bytes);
}

static void files_that_are_no_packages(void **state)
{
    (void)state;
    struct found found = {0};
    struct package_walk walk = {.limits = &package_default_limits, .visit = note, .data = &found};
    assert_int_equal(package_read(&found.arena, "/nonexistent/x.zip", &walk, &found.err), -1);
    assert_non_null(strstr(found.err.text, "/nonexistent/x.zip: cannot open"));
    assert_int_equal(package_read(&found.arena, "/tmp", &walk, &found.err), -1);
    assert_non_null(strstr(found.err.text, "not a regular file"));
    arena_release(&found.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_read),
        cmocka_unit_test(content_tells_not_the_name),
        cmocka_unit_test(packages_inside_packages),
        cmocka_unit_test(an_alpine_package),
        cmocka_unit_test(a_file_that_is_compressed_alone),
        cmocka_unit_test(hostile_entries_are_refused),
        cmocka_unit_test(bombs_are_refused),
        cmocka_unit_test(layers_have_an_end),
        cmocka_unit_test(damaged_packages),
        cmocka_unit_test(empty_members),
        cmocka_unit_test(damage_inside),
        cmocka_unit_test(members_are_counted),
        cmocka_unit_test(files_that_are_no_packages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

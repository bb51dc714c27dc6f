/* Errors in profiles name the file, line, column, key and rule, and suggest the nearest correct
 * word. No content of a file makes the reader crash or use a value that the file does not
 * contain. */
#include "profile_fixture.h"

/* `x.yaml` with `text` is refused; each piece of `wanted`, separated by '|', is in the message. */
struct row {
    const char *text;
    const char *wanted;
};

static void expect_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct fixture f;
        fixture_begin(&f);
        fixture_write(&f, "x.yaml", rows[i].text);
        fixture_expect_error(&f, "x", rows[i].wanted);
        fixture_end(&f);
    }
}

#define EXPECT(rows) expect_rows(rows, sizeof(rows) / sizeof(*(rows)))

static void keys_that_do_not_exist(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"extends: el7\nchekc: off\n", "/x.yaml:2:1: chekc: no such key; did you mean check?"},
        {"extends: el7\ntarget:\n  verison: 2.17\n",
         "/x.yaml:3:3: target.verison: no such key; did you mean version?"},
        {"extends: el7\nversion: 2.17\n", "x.yaml:2:1: version|did you mean target.version?"},
        {"extends: el7\nbuild_id: none\n", "x.yaml:2:1: build_id|did you mean link.build_id?"},
        {"extends: el7\nlink: {rpaths: [/a]}\n", "x.yaml:2:8: link.rpaths|did you mean rpath?"},
        {"extends: el7\ncolour_of_the_bikeshed: red\n",
         "x.yaml:2:1|no such key; profiles/README.md lists all"},
        {"extends: el7\ntarget.version: 2.17\n", "x.yaml:2:1|a key must be a plain word"},
        {"extends: el7\n? [a, b]\n: c\n", "x.yaml:2:3|a key must be a word"},
        {"extends: el7\n? {a: b}\n: c\n", "x.yaml:2:3|a key must be a word"},
        {"extends: el7\n'': c\n", "x.yaml:2:1|a key must be a plain word"},
    };
    EXPECT(rows);
}

static void values_of_the_wrong_kind(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"extends: el7\naliases: one\n", "x.yaml:2:10: aliases: must be a list: [one]"},
        {"extends: el7\naliases:\n", "x.yaml:2:9: aliases: must be a list"},
        {"extends: el7\ncflags:\n  add: {a: b}\n", "x.yaml:3:8: cflags.add: must be a list"},
        {"extends: el7\ncflags: [-O2]\n", "x.yaml:2:9: cflags: must have keys of its own"},
        {"extends: el7\ncflags: -O2\n", "x.yaml:2:9: cflags: must have keys of its own"},
        {"extends: [el7]\n", "x.yaml:1:10: extends: must be one value"},
        {"extends: {el7: 1}\n", "x.yaml:1:10: extends: must be one value"},
        {"extends:\n", "x.yaml:1:9: extends: is empty"},
        {"extends: el7\ncheck: ''\n", "x.yaml:2:8: check: is empty"},
        {"extends: el7\ncflags: {add: [-O2, [-g]]}\n", "x.yaml:2:21: cflags.add[1]: must be one"},
        {"extends: el7\ncflags: {add: [-O2, '']}\n", "x.yaml:2:21: cflags.add[1]: is empty"},
        {"extends: el7\ncompilers: {c: []}\n", "x.yaml:2:16: compilers.c: names no compiler"},
        {"- extends\n", "x.yaml:1:1: not a map of keys"},
        {"extends el7\n", "x.yaml:1:1: not a map of keys"},
    };
    EXPECT(rows);
}

static void words_that_a_key_does_not_know(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"extends: el7\ncheck: wran\n",
         "x.yaml:2:8: check: \"wran\" is none of: error, warn, off; did you mean warn?"},
        {"extends: el7\nlink: {mode: static_pie}\n", "link.mode|did you mean static-pie?"},
        {"extends: el7\nlink: {no_as_needed: flase}\n", "link.no_as_needed|did you mean false?"},
        {"extends: el7\nlink: {static_libgcc: 1}\n", "is none of: true, false, auto"},
        {"extends: el7\nlink: {static_libgcc: True}\n", "did you mean true?"},
        {"extends: el7\ncxx: hybird\n", "x.yaml:2:6: cxx: \"hybird\"|did you mean hybrid?"},
        {"extends: el7\nvisibility: hiden\n", "visibility|did you mean hidden?"},
        {"extends: el7\npinning: header\n", "pinning|did you mean headers?"},
        {"extends: el7\ntarget: {libc: gilbc}\n", "target.libc|did you mean glibc?"},
        {"extends: el7\nsysroot: generate\n", "sysroot|did you mean generated?"},
        {"extends: el7\ntarget: {version: two}\n", "x.yaml:2:19: target.version: \"two\""},
        {"extends: el7\ntarget: {version: 2.17x}\n", "target.version: \"2.17x\" is not a release"},
        {"extends: el7\ntarget: {version: '2.17 '}\n", "target.version"},
        {"extends: el7\ntarget: {kernel: -3}\n", "target.kernel: \"-3\" is not a release number"},
        {"extends: el7\ntarget: {gcc: twelve}\n", "target.gcc: \"twelve\" is not a release number"},
        {"extends: el7\ntarget: {isa: x86_64-v2}\n", "target.isa|did you mean x86-64-v2?"},
        {"extends: el7\nlibraries: [/usr/lib/libz.so.1]\n", "libraries[0]|libz.so.1"},
        {"extends: el7\nlibraries: [z]\n", "x.yaml:2:13: libraries[0]: \"z\" is not a soname"},
        {"extends: el7\nlibraries: ['libz(1).so']\n", "is not a soname"},
        {"extends: el7\nlibraries: ['libz.so.1(ZLIB_1.2.9']\n", "as in libz.so.1(ZLIB_1.2.9)"},
        {"extends: el7\nrules: [ABI12=off]\n",
         "x.yaml:2:9: rules[0]: \"ABI12\" is no rule; did you mean ABI012?"},
        {"extends: el7\nrules: [text-relocation=off]\n", "did you mean text-relocations?"},
        {"extends: el7\nrules: [ABI001=off, ABI012]\n", "rules[1]|write ABI012=warning"},
        {"extends: el7\nrules: [ABI012=wraning]\n",
         "rules[0]: \"wraning\" is none of: error, warning, note, off; did you mean warning?"},
        {"extends: el7\nrules: [everything=off]\n", "\"everything\"|docs/rules.md lists all"},
        {"extends: el7\nlink: {build_id: sha256}\n", "link.build_id: \"sha256\" is none of"},
        {"extends: el7\nlink: {build_id: 0xabc}\n", "link.build_id: \"0xabc\""},
        {"extends: el7\nlink: {build_id: 0x}\n", "link.build_id: \"0x\""},
        {"extends: el7\nlink: {rpath: [lib]}\n", "x.yaml:2:16: link.rpath[0]: \"lib\""},
        {"extends: el7\nlink: {rpath: [/a, '/b:/c']}\n", "link.rpath[1]: \"/b:/c\""},
        {"extends: el7\nhost_archives: [libz.a]\n",
         "host_archives[0]|write only the library's name: z"},
        {"extends: el7\nhost_archives: [-lz]\n",
         "host_archives[0]|write only the library's name: z"},
        {"extends: el7\nhost_archives: [../z]\n", "host_archives[0]|z stands for libz.a"},
        {"extends: el7\nhost_headers: [/usr/include/zlib.h]\n", "host_headers[0]|below the host's"},
        {"extends: el7\nhost_headers: [../zlib.h]\n", "host_headers[0]|below the host's"},
        {"extends: el7\naliases: [a/b]\n",
         "x.yaml:2:11: aliases[0]: \"a/b\" is not a valid profile name"},
        {"extends: el7\nname: y\n", "x.yaml:2:7: name: \"y\" does not match the file|\"x\""},
    };
    EXPECT(rows);
}

static void targets_that_cannot_be(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"extends: el7\ntarget: {version: 2.99}\n", "x.yaml:2:19: target.version|2.99|2.44"},
        {"extends: el7\ntarget: {version: 2.5}\n", "target.version|2.5|2.12"},
        {"extends: el7\ntarget: {arch: aarch64, version: 2.16}\n", "target.version|2.17|aarch64"},
        {"extends: el8\ntarget: {arch: aarch64, isa: x86-64-v3}\n",
         "x.yaml:2:30: target.isa: only x86_64 has these levels, not aarch64"},
        {"extends: el7\ntarget: {arch: riscv64}\n", "target.version|2.27|riscv64"},
        {"extends: el7\ntarget: {arch: x86-64}\n", "x.yaml:2:16: target.arch|x86-64|x86_64"},
        {"extends: el7\nlink: {mode: static}\n",
         "x.yaml:2:14: link.mode: static linking needs libc.a|alpine-musl"},
        {"extends: el7\nlink: {mode: static-pie}\n", "link.mode|alpine-musl"},
        {"extends: el7\nsysroot: musl-dev\n", "x.yaml:2:10: sysroot: musl-dev has no glibc"},
        {"extends: alpine-musl\ntarget: {version: 1.3.0}\n", "target.version|1.3|1.2.6"},
        {"extends: alpine-musl\ntarget: {version: 1.0}\n", "target.version|1.1.16"},
        {"extends: alpine-musl\ntarget: {arch: loongarch64, version: 1.2.4}\n",
         "target.version|musl 1.2.4 does not support loongarch64, which came with musl 1.2.5"},
        {"extends: el7\npolyfills: complete strlcp\n",
         "x.yaml:2:12: polyfills: \"strlcp\" is not a polyfill; did you mean strlcpy?"},
        {"extends: alpine-musl\npolyfills: complete\n",
         "polyfills are for old glibc releases, but profile x is for musl"},
        {"extends: alpine-musl\npinning: headers\n", "x.yaml:2:10: pinning: musl has no symbol"},
        {"extends: alpine-musl\nsysroot: generated\n", "sysroot: a musl sysroot is made from"},
        {"extends: native\ntarget: {version: 2.17}\n",
         "x.yaml:2:19: target.version: profile x has sysroot: host: the floor is the host's own"},
        {"extends: native\ntarget: {arch: aarch64}\n", "x.yaml:2:16: target.arch|this machine"},
        {"extends: native\nlibraries: [libz.so.1]\n", "libraries|nothing is promised"},
        {"extends: native\ncheck: warn\n", "x.yaml:2:8: check|abictl check --here"},
        {"extends: native\nrules: [ABI012=off]\n", "rules|nothing is promised"},
        {"extends: native\ncxx: static\n", "x.yaml:2:6: cxx|ldflags"},
        {"extends: native\npinning: headers\n", "x.yaml:2:10: pinning|no symbols are pinned"},
        {"extends: native\npolyfills: all\n", "x.yaml:2:12: polyfills|no function is newer"},
        {"extends: el7\nsysroot: host\n", "target.libc: profile x has sysroot: host"},
        {"sysroot: host\n", "x.yaml: compilers.c is missing"},
        {"target: {version: 2.17}\n", "x.yaml: compilers.c is missing"},
        {"compilers: {c: [cc], cxx: [c++]}\ntarget: {version: 2.17}\n",
         "x.yaml: target.libc is missing"},
        {"compilers: {c: [cc], cxx: [c++]}\ntarget: {arch: x86_64, version: 2.17}\n",
         "x.yaml: target.libc is missing"},
        {"target: {arch: x86_64, libc: glibc, version: 2.17}\n", "compilers.c is missing"},
        {"description: nothing else\n", "x.yaml: \"x\" is only a base|no target.version"},
    };
    EXPECT(rows);
}

static void a_shared_library_that_nobody_has(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"extends: glibc2.17\ncxx: hybrid\n", "x.yaml:2:6: cxx: |target: {gcc: \"4.8.5\"}"},
        {"extends: el7\ntarget: {gcc: '4.4'}\ncxx: hybrid\n", "target.gcc: 4.4|GCC 4.8 or newer"},
        {"extends: el7\nlink: {static_libgcc: true}\ncxx: hybrid\n",
         "x.yaml:2:23: link.static_libgcc: true|write auto"},
        {"extends: alpine3.19-musl\ntarget: {gcc: '12'}\ncxx: hybrid\n", "of a glibc system"},
    };
    EXPECT(rows);
}

static void texts_that_are_no_profile(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"", "x.yaml:1:1: empty"},
        {"# only words\n", "x.yaml:1:1: empty"},
        {"extends: el7\nextends: el8\n", "x.yaml:2:1: extends: given twice, first in line 1"},
        {"extends: el7\ntarget: {version: 2.17, version: 2.28}\n", "x.yaml:2:25|given twice"},
        {"extends: el7\n---\nextends: el8\n", "x.yaml:2:1: a second document"},
        {"extends: &a el7\n", "x.yaml:1:10: anchors"},
        {"extends: *a\n", "x.yaml:1:10: aliases (*name)"},
        {"extends: !!str el7\n", "x.yaml:1:10: tags"},
        {"a: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n", "x.yaml:1:4: anchors"},
        {"{extends: el7, \"check\":&a off}\n", "x.yaml:1:24: anchors"},
        {"extends: el7\ncflags: {add: [&a -g]}\n", "x.yaml:2:16: anchors"},
        {"extends: el7\n\"description\":\n  !x y\n", "x.yaml:3:3: tags"},
        {"extends: \"el7\\0x\"\n", "x.yaml:1:10: the value holds a control character"},
        {"extends: el7\n\"check\\0\": off\n", "x.yaml:2:1: the value holds a control character"},
        {"extends: el7\ndescription: a\n\n  b\n",
         "x.yaml:2:14: the value holds a control character"},
        {"extends: [el7\n", "not valid YAML"},
        {"extends: \"el7\n", "not valid YAML"},
        {"extends: el7\n\tcheck: off\n", "x.yaml:2:1: not valid YAML"},
        {"extends: el7: x\n", "x.yaml:1:13: not valid YAML"},
        {"extends: \"el\\07\"\n", "x.yaml:1:10: the value holds a control character"},
        {"extends: \"el7\\n\"\n", "x.yaml:1:10: the value holds a control character"},
        {"cflags: {add: [\"-DX=1\\r-g\"]}\n", "the value holds a control character"},
        {"extends: \xff\xfe\n", "x.yaml:1:10: not UTF-8 text"},
        {"extends: el7\ndescription: caf\xe9\n", "x.yaml:2:17: not UTF-8 text"},
        {"extends: el7\x01\n", "x.yaml:1:13: not UTF-8 text"},
    };
    EXPECT(rows);
}

static void texts_that_are_made_to_exhaust(void **state)
{
    (void)state;
    enum { HUGE_SIZE = 2 * 1024 * 1024, MANY = 60000 };
    struct fixture f;
    fixture_begin(&f);
    char *bytes = arena_alloc(&f.arena, HUGE_SIZE);
    memset(bytes, '[', MANY);
    fixture_write_bytes(&f, "deep.yaml", bytes, MANY);
    fixture_expect_error(&f, "deep", "deep.yaml:1:|nested deeper");
    for (size_t i = 0; i + 1 < MANY; i += 2)
        memcpy(bytes + i, "- ", 2);
    fixture_write_bytes(&f, "block.yaml", bytes, MANY);
    fixture_expect_error(&f, "block", "block.yaml:1:|nested deeper");
    memcpy(bytes, "cflags: {add: [", 15);
    for (size_t i = 15; i + 1 < MANY; i += 2)
        memcpy(bytes + i, "x,", 2);
    fixture_write_bytes(&f, "wide.yaml", bytes, MANY);
    fixture_expect_error(&f, "wide", "wide.yaml:1:|more values");
    memset(bytes, '#', HUGE_SIZE);
    fixture_write_bytes(&f, "long.yaml", bytes, 100 * 1024);
    fixture_expect_error(&f, "long", "long.yaml: 102400 bytes");
    fixture_write_bytes(&f, "huge.yaml", bytes, HUGE_SIZE);
    fixture_expect_error(&f, "huge", "huge.yaml: 2097152 bytes");
    fixture_write_bytes(&f, "nul.yaml", "extends: el7\n\0check: off\n", 26);
    fixture_expect_error(&f, "nul", "nul.yaml:2:1: not UTF-8 text");
    fixture_write_bytes(&f, "utf16.yaml", "\xff\xfe\x65\0:\0 \0x\0", 10);
    fixture_expect_error(&f, "utf16", "utf16.yaml:1:1: not UTF-8 text");
    fixture_end(&f);
}

/* A cut at any byte gives a profile or a message, and nothing worse. */
static void texts_that_are_cut(void **state)
{
    (void)state;
    static const char whole[] =
        "name: x\nextends: base-glibc\naliases: [a, 'b', \"c\"]\n"
        "target: {version: '2.31', kernel: \"5.4\"}\n"
        "cflags:\n  add:\n    - -O2\n    - >-\n      -g\n"
        "link: {rpath: [$ORIGIN/\\, /opt], build_id: 0xAB}\n# caf\xc3\xa9\n";
    struct fixture f;
    fixture_begin(&f);
    for (size_t size = 0; size < sizeof(whole); size++) {
        *f.err.text = '\0';
        fixture_write_bytes(&f, "x.yaml", whole, size);
        int status = fixture_load(&f, "x");
        assert_true(status == 0 || (status == -1 && *f.err.text));
        assert_int_equal(unlink(arena_printf(&f.arena, "%s/x.yaml", f.roots.items[0])), 0);
    }
    fixture_end(&f);
}

static void inheritance_that_leads_nowhere(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "a.yaml", "extends: b\n");
    fixture_write(&f, "b.yaml", "\nextends: c\n");
    fixture_write(&f, "c.yaml", "extends: b\n");
    fixture_expect_error(
        &f, "a", "c.yaml:1:10: extends: the profiles extend each other in a circle: b -> c -> b");
    fixture_write(&f, "self.yaml", "extends: self\n");
    fixture_expect_error(&f, "self", "self.yaml:1:10: extends: no profile is called \"self\"");
    fixture_write(&f, "orphan.yaml", "check: off\nextends: centos7-glibc2.71\n");
    fixture_expect_error(&f, "orphan", "orphan.yaml:2:10: extends|did you mean centos7-glibc2.17?");
    fixture_write(&f, "old.yaml", "target: {version: 2.4}\nextends: el7\n");
    fixture_write(&f, "grandchild.yaml", "extends: old\n");
    fixture_expect_error(&f, "grandchild", "old.yaml:1:19: target.version");
    for (int i = 0; i < 40; i++)
        fixture_write(&f, arena_printf(&f.arena, "n%d.yaml", i),
                      arena_printf(&f.arena, "extends: n%d\n", i + 1));
    fixture_expect_error(&f, "n0", "extends: more than 32 profiles");
    fixture_end(&f);
}

static void names_that_nobody_has(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"centos7-glibc2.71", "did you mean centos7-glibc2.17?"},
        {"alpine", "no profile is called \"alpine\""},
        {"../../etc/passwd", "no profile is called"},
        {"", "no profile is called"},
        {"config", "no profile is called"},
        {"glibc2.17\n", "no profile is called"},
    };
    struct fixture f;
    fixture_begin(&f);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        fixture_expect_error(&f, rows[i][0], rows[i][1]);
    fixture_write(&f, "torn.yaml", "aliases: [mine\n");
    fixture_expect_error(&f, "mine",
                         "no profile is called \"mine\"|a file could not be read|torn.yaml");
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_that_do_not_exist),
        cmocka_unit_test(values_of_the_wrong_kind),
        cmocka_unit_test(words_that_a_key_does_not_know),
        cmocka_unit_test(targets_that_cannot_be),
        cmocka_unit_test(a_shared_library_that_nobody_has),
        cmocka_unit_test(texts_that_are_no_profile),
        cmocka_unit_test(texts_that_are_made_to_exhaust),
        cmocka_unit_test(texts_that_are_cut),
        cmocka_unit_test(inheritance_that_leads_nowhere),
        cmocka_unit_test(names_that_nobody_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Profiles: the shipped ones resolve, files are merged as documented, and every bad file gives
 * an error. */
#include "profile_fixture.h"

static void shipped_profiles_promise_what_their_distribution_has(void **state)
{
    (void)state;
    static const struct {
        const char *name, *canonical, *release, *kernel;
        enum libc_kind libc;
        enum link_mode mode;
    } rows[] = {
        {"centos7-glibc2.17", "centos7-glibc2.17", "2.17", "3.10", LIBC_GLIBC, LINK_DYNAMIC},
        {"el7", "centos7-glibc2.17", "2.17", "3.10", LIBC_GLIBC, LINK_DYNAMIC},
        {"manylinux2014", "manylinux_2_17", "2.17", "0.0", LIBC_GLIBC, LINK_DYNAMIC},
        {"amazonlinux2-glibc2.26", "amazonlinux2-glibc2.26", "2.26", "4.14", LIBC_GLIBC,
         LINK_DYNAMIC},
        {"el8", "almalinux8-glibc2.28", "2.28", "4.18", LIBC_GLIBC, LINK_DYNAMIC},
        {"manylinux_2_28", "manylinux_2_28", "2.28", "0.0", LIBC_GLIBC, LINK_DYNAMIC},
        {"ubuntu20.04-glibc2.31", "ubuntu20.04-glibc2.31", "2.31", "5.4", LIBC_GLIBC, LINK_DYNAMIC},
        {"debian11-glibc2.31", "debian11-glibc2.31", "2.31", "5.10", LIBC_GLIBC, LINK_DYNAMIC},
        {"sles15sp3-glibc2.31", "sles15sp3-glibc2.31", "2.31", "5.3", LIBC_GLIBC, LINK_DYNAMIC},
        {"el9", "almalinux9-glibc2.34", "2.34", "5.14", LIBC_GLIBC, LINK_DYNAMIC},
        {"amazonlinux2023-glibc2.34", "amazonlinux2023-glibc2.34", "2.34", "6.1", LIBC_GLIBC,
         LINK_DYNAMIC},
        {"ubuntu22.04-glibc2.35", "ubuntu22.04-glibc2.35", "2.35", "5.15", LIBC_GLIBC,
         LINK_DYNAMIC},
        {"debian12-glibc2.36", "debian12-glibc2.36", "2.36", "6.1", LIBC_GLIBC, LINK_DYNAMIC},
        {"ubuntu24.04-glibc2.39", "ubuntu24.04-glibc2.39", "2.39", "6.8", LIBC_GLIBC, LINK_DYNAMIC},
        {"debian13-glibc2.41", "debian13-glibc2.41", "2.41", "6.12", LIBC_GLIBC, LINK_DYNAMIC},
        {"alpine-musl", "alpine-musl", "1.2.5", "0.0", LIBC_MUSL, LINK_STATIC},
        {"alpine3.19-musl", "alpine3.19-musl", "1.2.4", "6.6", LIBC_MUSL, LINK_DYNAMIC},
        {"alpine3.20-musl", "alpine3.20-musl", "1.2.5", "6.6", LIBC_MUSL, LINK_DYNAMIC},
    };
    struct fixture f;
    fixture_begin(&f);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char release[VERSION_TEXT_SIZE];
        char kernel[VERSION_TEXT_SIZE];
        if (fixture_load(&f, rows[i].name) < 0)
            fail_msg("%s", f.err.text);
        assert_string_equal(f.profile.name, rows[i].canonical);
        assert_string_equal(f.profile.arch, "x86_64");
        assert_string_equal(version_text(f.profile.libc_version, release), rows[i].release);
        assert_string_equal(version_text(f.profile.kernel, kernel), rows[i].kernel);
        assert_int_equal(f.profile.libc, rows[i].libc);
        assert_int_equal(f.profile.link_mode, rows[i].mode);
        assert_int_equal(f.profile.sysroot,
                         rows[i].libc == LIBC_MUSL ? SYSROOT_MUSL_DEV : SYSROOT_GENERATED);
        assert_true(f.profile.cc.count && f.profile.cxx.count && *f.profile.description);
    }
    fixture_end(&f);
}

/* What a target has besides its C library: the newest GLIBCXX node of its libstdc++, by GCC. */
static void shipped_profiles_tell_gcc_and_processor(void **state)
{
    (void)state;
    static const struct {
        const char *name, *gcc;
        enum isa_level isa;
        const char *library;
    } rows[] = {
        {"el7", "4.8.5", ISA_BASELINE, "libz.so.1"},
        {"el8", "8.5", ISA_BASELINE, "libz.so.1"},
        {"el9", "11.2", ISA_V2, "libz.so.1"},
        {"amazonlinux2-glibc2.26", "7.3.1", ISA_BASELINE, "libz.so.1"},
        {"amazonlinux2023-glibc2.34", "11.2", ISA_V2, "libz.so.1"},
        {"sles15sp3-glibc2.31", "7.5", ISA_BASELINE, "libz.so.1"},
        {"debian11-glibc2.31", "10.2.1", ISA_BASELINE, "libcrypt.so.1"},
        {"debian12-glibc2.36", "12.2", ISA_BASELINE, "libcrypt.so.1"},
        {"debian13-glibc2.41", "14.2", ISA_BASELINE, "libcrypt.so.1"},
        {"ubuntu20.04-glibc2.31", "10.1", ISA_BASELINE, "libnsl.so.1"},
        {"ubuntu22.04-glibc2.35", "12.1", ISA_BASELINE, "libnsl.so.1"},
        {"ubuntu24.04-glibc2.39", "14.1", ISA_BASELINE, "libnsl.so.1"},
        {"alpine3.20-musl", "0.0", ISA_BASELINE, "libz.so.1"},
        {"alpine-musl", "0.0", ISA_BASELINE, NULL},
        {"glibc2.28", "0.0", ISA_BASELINE, NULL},
    };
    struct fixture f;
    fixture_begin(&f);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char gcc[VERSION_TEXT_SIZE];
        if (fixture_load(&f, rows[i].name) < 0)
            fail_msg("%s", f.err.text);
        assert_string_equal(version_text(f.profile.gcc, gcc), rows[i].gcc);
        assert_int_equal(f.profile.isa, rows[i].isa);
        if (rows[i].library)
            assert_true(strvec_contains(&f.profile.libraries, rows[i].library));
        else
            assert_int_equal(f.profile.libraries.count, 0);
        assert_int_equal(f.profile.rules.count, 0);
    }
    fixture_end(&f);
}

/* The profile of this machine has no floor of its own and promises nothing. */
static void native_is_this_machine(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    if (fixture_load(&f, "native") < 0)
        fail_msg("%s", f.err.text);
    assert_false(profile_has_target(&f.profile));
    assert_int_equal(f.profile.sysroot, SYSROOT_HOST);
    assert_true(arch_find(f.profile.arch));
    assert_true(version_is_zero(f.profile.libc_version));
    assert_int_equal(f.profile.check, CHECK_OFF);
    assert_int_equal(f.profile.static_libgcc, TRISTATE_NO);
    assert_true(f.profile.cc.count && f.profile.cxx.count && *f.profile.description);
    if (fixture_load(&f, "el7") < 0)
        fail_msg("%s", f.err.text);
    assert_true(profile_has_target(&f.profile));
    fixture_end(&f);
}

static void pattern_names_every_release_of_the_tables(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    for (unsigned minor = 12; minor <= 44; minor++) {
        const char *name = arena_printf(&f.arena, "glibc2.%u", minor);
        if (fixture_load(&f, name) < 0)
            fail_msg("%s", f.err.text);
        assert_string_equal(f.profile.name, name);
        assert_int_equal(f.profile.libc_version.part[1], minor);
    }
    fixture_expect_error(&f, "glibc2.45", "target.version|2.45|2.44");
    fixture_expect_error(&f, "glibc2.11", "target.version|2.12");
    fixture_expect_error(&f, "glibc2", "no profile is called \"glibc2\"");
    fixture_end(&f);
}

static void names_are_the_targets_only(void **state)
{
    (void)state;
    struct fixture f;
    struct strvec names = {0};
    fixture_begin(&f);
    fixture_write(&f, "mine.yaml", "extends: el7\n");
    fixture_write(&f, "profiles/alpine-musl.yaml", "extends: alpine-musl\n");
    fixture_write(&f, "template.yaml", "target: {arch: x86_64, libc: glibc}\n");
    fixture_write(&f, "broken.yaml", "target: [\n");
    fixture_write(&f, "config.yaml", "profile: mine\n");
    fixture_write(&f, "notes.txt", "no profile\n");
    assert_int_equal(profile_names(&f.arena, &f.roots, &names, &f.err), 0);
    assert_int_equal(names.count, 20 + 2);
    for (size_t i = 1; i < names.count; i++)
        assert_true(strcmp(names.items[i - 1], names.items[i]) < 0);
    assert_true(strvec_contains(&names, "mine"));
    assert_true(strvec_contains(&names, "broken")); /* choosing it says what is wrong */
    assert_false(strvec_contains(&names, "template"));
    assert_false(strvec_contains(&names, "base-glibc"));
    assert_false(strvec_contains(&names, "config"));
    fixture_expect_error(&f, "base-glibc", "base-glibc|no target.version");
    fixture_end(&f);
}

static void libraries_may_have_a_newest_version(void **state)
{
    (void)state;
    static const struct {
        const char *soname;
        bool is_promised;
        const char *newest;
    } rows[] = {
        {"libz.so.1", true, "ZLIB_1.2.9"}, {"libX11.so.6", true, NULL},
        {"libatomic.so.1", true, NULL},    {"libz.so", false, NULL},
        {"libcrypt.so.1", false, NULL},    {"libz.so.10", false, NULL},
    };
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "old.yaml",
                  "extends: glibc2.17\n"
                  "libraries: [libX11.so.6, libz.so.1, 'libatomic.so.1(LIBATOMIC_1.0)']\n");
    fixture_write(
        &f, "new.yaml",
        "extends: old\nlibraries: ['libz.so.1(ZLIB_1.2.9)', libatomic.so.1, '!libcrypt.so.1']\n");
    assert_int_equal(fixture_load(&f, "new"), 0);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *newest;
        assert_int_equal(profile_promises(&f.arena, &f.profile, rows[i].soname, &newest),
                         rows[i].is_promised);
        if (rows[i].newest)
            assert_string_equal(newest, rows[i].newest);
        else
            assert_null(newest);
    }
    assert_true(profile_denies(&f.profile, "libcrypt.so.1"));
    assert_false(profile_denies(&f.profile, "libz.so.1"));
    fixture_end(&f);
}

static void children_override_values_and_append_lists(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "parent.yaml",
                  "extends: centos7-glibc2.17\n"
                  "description: the parent\n"
                  "aliases: [elder]\n"
                  "compilers: {c: [gcc-10, gcc]}\n"
                  "cflags: {add: [-O1, -g], remove: ['-march=*']}\n"
                  "link: {build_id: sha1, rpath: [/opt/a], no_as_needed: true}\n"
                  "host_archives: [z]\n");
    fixture_write(&f, "child.yaml",
                  "extends: elder\n"
                  "target: {version: 2.28}\n"
                  "compilers: {c: [clang]}\n"
                  "cflags: {add: [-O2]}\n"
                  "link: {build_id: none, rpath: [$ORIGIN/lib], no_as_needed: false}\n"
                  "host_archives: [ssl]\n"
                  "check: off\n"
                  "visibility: hidden\n");
    if (fixture_load(&f, "child") < 0)
        fail_msg("%s", f.err.text);
    const struct profile *p = &f.profile;
    assert_string_equal(p->name, "child");
    assert_string_equal(p->description, "");
    assert_int_equal(p->aliases.count, 0);
    assert_int_equal(p->libc_version.part[1], 28);
    assert_int_equal(p->kernel.part[0], 3);
    assert_int_equal(p->cc.count, 1);
    assert_string_equal(p->cc.items[0], "clang");
    assert_string_equal(p->cxx.items[0], "g++");
    assert_int_equal(p->cflags.add.count, 3);
    assert_string_equal(p->cflags.add.items[0], "-O1");
    assert_string_equal(p->cflags.add.items[2], "-O2");
    assert_string_equal(p->cflags.remove.items[0], "-march=*");
    assert_string_equal(p->rpath.items[0], "/opt/a");
    assert_string_equal(p->rpath.items[1], "$ORIGIN/lib");
    assert_string_equal(p->build_id, "none");
    assert_int_equal(p->no_as_needed, TRISTATE_NO);
    assert_int_equal(p->static_libgcc, TRISTATE_UNSET);
    assert_int_equal(p->check, CHECK_OFF);
    assert_string_equal(p->visibility, "hidden");
    assert_string_equal(p->host_archives.items[1], "ssl");
    fixture_end(&f);
}

static void an_empty_list_overrides_as_well(void **state)
{
    (void)state;
    static const char *const forms[] = {"[]", "[ ]", "[ # none\n  ]", "[\n  ]"};
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        struct fixture f;
        fixture_begin(&f);
        fixture_write(&f, "x.yaml",
                      arena_printf(&f.arena, "extends: el7\ncompilers:\n  c: %s\n", forms[i]));
        fixture_expect_error(&f, "x", "x.yaml:3:6: compilers.c: names no compiler");
        fixture_end(&f);
    }
}

static void files_from_other_editors_are_read(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "x.yaml",
                  "\xef\xbb\xbf"
                  "extends: el7\r\ncheck: warn\r\ndescription: caf\xc3\xa9\r\n");
    if (fixture_load(&f, "x") < 0)
        fail_msg("%s", f.err.text);
    assert_int_equal(f.profile.check, CHECK_WARN);
    assert_string_equal(f.profile.description, "caf\xc3\xa9");
    fixture_end(&f);
}

static void versions_are_texts(void **state)
{
    (void)state;
    static const char *const forms[] = {"2.20", "\"2.20\"", "'2.20'"};
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        struct fixture f;
        fixture_begin(&f);
        fixture_write(
            &f, "x.yaml",
            arena_printf(&f.arena, "extends: base-glibc\ntarget: {version: %s}\n", forms[i]));
        if (fixture_load(&f, "x") < 0)
            fail_msg("%s", f.err.text);
        assert_int_equal(f.profile.libc_version.part[1], 20); /* as a number it would be 2.2 */
        fixture_end(&f);
    }
}

static void a_file_may_refine_the_shipped_one_of_its_name(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "profiles/centos7-glibc2.17.yaml",
                  "extends: centos7-glibc2.17\naliases: [mine]\ncheck: warn\n");
    if (fixture_load(&f, "mine") < 0)
        fail_msg("%s", f.err.text);
    assert_string_equal(f.profile.name, "centos7-glibc2.17");
    assert_int_equal(f.profile.check, CHECK_WARN);
    assert_int_equal(f.profile.libc_version.part[1], 17);
    assert_non_null(strstr(f.profile.origin, f.roots.items[0]));
    fixture_end(&f);
}

static void a_file_is_found_before_an_alias_and_the_first_directory_wins(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "el8.yaml", "extends: glibc2.20\n");
    fixture_write(&f, "profiles/el8.yaml", "extends: glibc2.21\n");
    assert_int_equal(fixture_load(&f, "el8"), 0);
    assert_int_equal(f.profile.libc_version.part[1], 20);
    fixture_write(&f, "centos7-glibc2.17.yaml", "extends: centos7-glibc2.17\ncheck: off\n");
    assert_int_equal(fixture_load(&f, "el7"), 0); /* the shipped alias, the user's file */
    assert_int_equal(f.profile.check, CHECK_OFF);
    fixture_write(&f, "a.yaml", "extends: glibc2.22\naliases: [twin]\n");
    fixture_write(&f, "b.yaml", "extends: glibc2.23\naliases: [twin]\n");
    fixture_expect_error(&f, "twin", "twin|a.yaml|b.yaml");
    fixture_end(&f);
}

static void every_path_that_was_looked_for_is_noted(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "x.yaml", "extends: el7\n");
    assert_int_equal(fixture_load(&f, "x"), 0);
    static const char *const wanted[] = {"/", /* a new file may bring the alias */
                                         "/profiles/",
                                         "/x.yaml",
                                         "/el7.yaml", /* absent: may come to be */
                                         "/profiles/el7.yaml",
                                         "/centos7-glibc2.17.yaml",
                                         "/base-glibc.yaml"};
    for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
        const char *path = arena_printf(&f.arena, "%s%s", f.roots.items[0], wanted[i]);
        if (!witness_find(&f.sources, path))
            fail_msg("%s was not noted", path);
    }
    fixture_end(&f);
}

static void encoding_keeps_every_key(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "full.yaml",
                  "name: full\ndescription: all keys\naliases: [a, b]\nextends: base-glibc\n"
                  "target: {version: '2.31', kernel: '5.4'}\nsysroot: generated\n"
                  "cflags: {add: [-O2], remove: [-g]}\ncxxflags: {add: [-fno-rtti], remove: [-w]}\n"
                  "ldflags: {add: [-Wl,-z,now], remove: [-s]}\n"
                  "link: {no_as_needed: true, static_libgcc: false,\n"
                  "  rpath: [/opt], build_id: 0xABcd}\n"
                  "cxx: libc++\nvisibility: hidden\npinning: headers\ncheck: warn\n"
                  "host_archives: [z]\nhost_headers: [zlib.h, openssl/]\n");
    if (fixture_load(&f, "full") < 0)
        fail_msg("%s", f.err.text);
    struct profile_bytes bytes = profile_encode(&f.arena, &f.profile);
    struct profile decoded;
    assert_int_equal(profile_decode(&f.arena, bytes, &decoded), 0);
    struct profile_bytes again = profile_encode(&f.arena, &decoded);
    assert_int_equal(again.size, bytes.size);
    assert_memory_equal(again.bytes, bytes.bytes, bytes.size);
    assert_string_equal(decoded.origin, f.profile.origin);
    assert_string_equal(decoded.build_id, "0xABcd");
    assert_string_equal(decoded.host_headers.items[1], "openssl/");
    assert_int_equal(decoded.pinning, PINNING_HEADERS);
    for (size_t size = 0; size < bytes.size; size++) {
        struct profile_bytes cut = {bytes.bytes, size, 0};
        assert_int_equal(profile_decode(&f.arena, cut, &decoded), -1);
    }
    fixture_end(&f);
}

static void identity_covers_what_changes_outputs_and_no_more(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool is_same;
    } rows[] = {
        {"description: other words\n", true},
        {"aliases: [nick]\n", true},
        {"check: off\n", false},
        {"rules: [ABI012=off]\n", false},
        {"libraries: [libxml2.so.2]\n", false},
        {"target: {gcc: 9}\n", false},
        {"target: {isa: x86-64-v4}\n", false},
        {"cflags: {add: [-O2]}\n", false},
        {"link: {build_id: none}\n", false},
        {"host_archives: [z]\n", false},
    };
    struct fixture plain;
    fixture_begin(&plain);
    fixture_write(&plain, "x.yaml", "extends: el7\n");
    assert_int_equal(fixture_load(&plain, "x"), 0);
    struct profile_bytes wanted = profile_encode(&plain.arena, &plain.profile);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct fixture f; /* another directory each time: where a file lies must not matter */
        fixture_begin(&f);
        fixture_write(&f, "x.yaml", arena_printf(&f.arena, "extends: el7\n%s", rows[i].line));
        assert_int_equal(fixture_load(&f, "x"), 0);
        struct profile_bytes got = profile_encode(&f.arena, &f.profile);
        bool is_same = got.identity_size == wanted.identity_size &&
                       memcmp(got.bytes, wanted.bytes, wanted.identity_size) == 0;
        if (is_same != rows[i].is_same)
            fail_msg("%s: identity %s", rows[i].line, is_same ? "did not change" : "changed");
        fixture_end(&f);
    }
    fixture_end(&plain);
}

static void roots_are_the_users_then_the_systems(void **state)
{
    (void)state;
    static const struct {
        const char *environment[4];
        const char *roots[5];
    } rows[] = {
        {{"ABICC_PROFILE_PATH=/a::/b", "XDG_CONFIG_HOME=/xdg", "HOME=/home/me"},
         {"/a", "/b", "/xdg/abicc", "/etc/abicc"}},
        {{"XDG_CONFIG_HOME=relative", "HOME=/home/me"}, {"/home/me/.config/abicc", "/etc/abicc"}},
        {{NULL}, {"/etc/abicc"}},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct arena arena = {0};
        struct strvec roots = profile_roots(&arena, rows[i].environment);
        size_t count = 0;
        for (; rows[i].roots[count]; count++)
            assert_string_equal(roots.items[count], rows[i].roots[count]);
        assert_int_equal(roots.count, count);
        arena_release(&arena);
    }
}

static void environment_adds_to_a_profile(void **state)
{
    (void)state;
    struct fixture f;
    fixture_begin(&f);
    fixture_write(&f, "x.yaml", "extends: el7\nhost_archives: [z]\npolyfills: complete\n");
    assert_int_equal(fixture_load(&f, "x"), 0);
    static const char *const environment[] = {
        "ABICC_HOST_ARCHIVES=z ssl,crypto", "ABICC_HOST_HEADERS=zlib.h openssl/",
        "ABICC_CHECK=warn", "ABICC_POLYFILLS=gettid, all", NULL};
    assert_int_equal(profile_apply_environment(&f.arena, environment, &f.profile, &f.err), 0);
    assert_int_equal(f.profile.host_archives.count, 3);
    assert_string_equal(f.profile.host_archives.items[2], "crypto");
    assert_int_equal(f.profile.host_headers.count, 2);
    assert_int_equal(f.profile.check, CHECK_WARN);
    assert_string_equal(f.profile.polyfills, "complete gettid, all");
    static const char *const bad[] = {"ABICC_HOST_ARCHIVES=-lz", NULL};
    assert_int_equal(profile_apply_environment(&f.arena, bad, &f.profile, &f.err), -1);
    assert_non_null(strstr(f.err.text, "ABICC_HOST_ARCHIVES: \"-lz\" is an option"));
    static const char *const none[] = {"ABICC_POLYFILLS=getid", NULL};
    assert_int_equal(profile_apply_environment(&f.arena, none, &f.profile, &f.err), -1);
    assert_non_null(
        strstr(f.err.text, "ABICC_POLYFILLS: \"getid\" is not a polyfill; did you mean gettid?"));
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_profiles_promise_what_their_distribution_has),
        cmocka_unit_test(shipped_profiles_tell_gcc_and_processor),
        cmocka_unit_test(native_is_this_machine),
        cmocka_unit_test(pattern_names_every_release_of_the_tables),
        cmocka_unit_test(names_are_the_targets_only),
        cmocka_unit_test(libraries_may_have_a_newest_version),
        cmocka_unit_test(children_override_values_and_append_lists),
        cmocka_unit_test(an_empty_list_overrides_as_well),
        cmocka_unit_test(files_from_other_editors_are_read),
        cmocka_unit_test(versions_are_texts),
        cmocka_unit_test(a_file_may_refine_the_shipped_one_of_its_name),
        cmocka_unit_test(a_file_is_found_before_an_alias_and_the_first_directory_wins),
        cmocka_unit_test(every_path_that_was_looked_for_is_noted),
        cmocka_unit_test(encoding_keeps_every_key),
        cmocka_unit_test(identity_covers_what_changes_outputs_and_no_more),
        cmocka_unit_test(roots_are_the_users_then_the_systems),
        cmocka_unit_test(environment_adds_to_a_profile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Reports: the same findings as text, JSON, SARIF, workflow commands, SPDX and HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/checksum.h"
#include "report/report.h"
#include "report/uri.h"

static struct facts_version versions[] = {
    {"libc.so.6", "GLIBC_2.2.5", "puts", false},
    {"libc.so.6", "GLIBC_2.38", "strlcpy", false},
    {"libm.so.6", "GLIBC_2.29", "exp", true},
};
static const char *needed[] = {"libz.so.1", "libown.so", "libc.so.6", NULL};
static const struct facts program = {
    .is_elf = true,
    .is_64 = true,
    .is_pie = true,
    .machine = 62,
    .loader = "/lib64/ld-linux-x86-64.so.2",
    .needed = {.items = needed, .count = 3},
    .versions = versions,
    .version_count = 3,
};
static const struct facts library = {
    .is_elf = true, .is_64 = true, .is_shared = true, .machine = 62, .soname = "libown.so"};
static const struct facts musl_program = {
    .is_elf = true, .is_64 = true, .machine = 183, .loader = "/lib/ld-musl-aarch64.so.1"};

static const struct distro distros[] = {
    {.name = "Oldix", .release = "7", .libc = LIBC_GLIBC, .libc_version = {{2, 17, 0}}},
    {.name = "Newlinux", .release = "13 x", .libc = LIBC_GLIBC, .libc_version = {{2, 41, 0}}},
};
static const struct runs_on rows[] = {{&distros[0], false, "it has no GLIBC_2.38"},
                                      {&distros[1], true, NULL}};
static const struct runs_on good_rows[] = {{&distros[0], true, NULL},
                                           {&distros[1], true, "if libz.so.1 is installed"}};

/* A report on its way to text. */
struct scene {
    struct arena arena;
    struct report_file files[4];
    struct finding findings[4];
    struct report report;
    char *text;
};

static const char *const places[] = {"main.o: main.c:12", NULL};

static void begin(struct scene *scene)
{
    *scene = (struct scene){0};
    scene->files[0] = (struct report_file){
        .path = "dist/app",
        .operand = "dist/app",
        .disk = "dist/app",
        .facts = &program,
        .floor = "GLIBC_2.38",
        .sha1 = "2346ad27d7568ba9896f1b7da6b5991251debdf2",
        .sha256 = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
        .size = 1234,
    };
    scene->report = (struct report){.directory = "/home/u/p", .files = scene->files, .count = 1};
}

/* The second operand: a package with a program for another libc and a library. */
static void add_package(struct scene *scene)
{
    static const char sum[] = "0000000000000000000000000000000000000000";
    scene->files[1] = (struct report_file){.path = "p.whl: p/own.so",
                                           .operand = "p.whl",
                                           .disk = "p.whl",
                                           .member = "p/own.so",
                                           .facts = &library,
                                           .floor = "none",
                                           .sha1 = sum,
                                           .sha256 = sum};
    scene->files[2] = (struct report_file){.path = "p.whl: p/tool",
                                           .operand = "p.whl",
                                           .disk = "p.whl",
                                           .member = "p/tool",
                                           .facts = &program,
                                           .floor = "GLIBC_2.17",
                                           .sha1 = sum,
                                           .sha256 = sum};
    scene->files[3] = (struct report_file){
        .path = "no\377such", .operand = "x", .disk = "no\377such", .trouble = "it is not there"};
    scene->report.count = 4;
}

static void add_findings(struct scene *scene)
{
    scene->findings[0] = (struct finding){
        .rule = rule_find("ABI001"),
        .severity = SEVERITY_ERROR,
        .file = "dist/app",
        .subject = "strlcpy",
        .text = "strlcpy needs version GLIBC_2.38 of libc.so.6; profile el7 promises glibc 2.17",
        .remedy = "build it with abicc",
        .places = {.items = (const char **)(uintptr_t)places, .count = 1},
    };
    scene->findings[1] = scene->findings[0];
    scene->findings[1].severity = SEVERITY_WARNING;
    scene->findings[1].subject = "bad\377name";
    scene->files[0].findings = (struct findings){.items = scene->findings, .count = 2};
    scene->report.profile = "el7";
    scene->report.against = "profile el7";
}

static const char *write_report(struct scene *scene, enum report_format format)
{
    struct error err;
    size_t size;
    FILE *stream = open_memstream(&scene->text, &size);
    assert_int_equal(report_write(&scene->arena, &scene->report, format, stream, &err), 0);
    fclose(stream);
    const char *text = arena_strdup(&scene->arena, scene->text);
    free(scene->text);
    return text;
}

static json_t *parse(struct scene *scene, enum report_format format)
{
    json_error_t error;
    json_t *value = json_loads(write_report(scene, format), 0, &error);
    if (!value)
        fail_msg("line %d: %s", error.line, error.text);
    return value;
}

/* The text at "files.0.path". */
static const char *at(const json_t *value, const char *path)
{
    char copy[200];
    char *rest = copy;
    snprintf(copy, sizeof(copy), "%s", path);
    for (char *part; value && (part = strsep(&rest, "."));)
        value = json_is_array(value) ? json_array_get(value, strtoul(part, NULL, 10))
                                     : json_object_get(value, part);
    if (!value)
        fail_msg("nothing at %s", path);
    return json_is_string(value) ? json_string_value(value) : json_is_null(value) ? "null" : "?";
}

static void says(const char *text, const char *wanted)
{
    if (!strstr(text, wanted))
        fail_msg("no \"%s\" in:\n%s", wanted, text);
}

static void text_without_a_profile(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    scene.files[0].rows = rows;
    scene.files[0].row_count = 2;
    assert_string_equal(write_report(&scene, REPORT_TEXT),
                        "dist/app: lowest floor GLIBC_2.38\n"
                        "runs on\n"
                        "  Oldix 7        glibc 2.17  no   it has no GLIBC_2.38\n"
                        "  Newlinux 13 x  glibc 2.41  yes\n");
    arena_release(&scene.arena);
}

/* The first line of each operand is its highest floor; the table is that of all its files. */
static void text_of_a_package(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add_package(&scene);
    scene.files[1].rows = good_rows;
    scene.files[2].rows = rows;
    scene.files[1].row_count = scene.files[2].row_count = 2;
    const char *text = write_report(&scene, REPORT_TEXT);
    says(text, "\np.whl: lowest floor GLIBC_2.17\n"
               "  p/own.so: none\n"
               "  p/tool: GLIBC_2.17\n"
               "runs on\n"
               "  Oldix 7        glibc 2.17  no   p/tool: it has no GLIBC_2.38\n"
               "  Newlinux 13 x  glibc 2.41  yes  p/own.so: if libz.so.1 is installed\n");
    says(text, "\nx: lowest floor not known, because some files could not be checked\n");
    says(text, "abictl: error: could not check no\377such: it is not there\n");
    says(text, "abictl: 4 files: 1 could not be checked\n");
    arena_release(&scene.arena);
}

static void text_with_findings(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add_findings(&scene);
    scene.report.skipped = 7;
    scene.report.why = "strlcpy";
    strvec_push(&scene.arena, &scene.files[0].why, "main.c:12");
    const char *text = write_report(&scene, REPORT_TEXT);
    says(text, "abictl: error: ABI001 dist/app: strlcpy needs version GLIBC_2.38");
    says(text, "abictl: warning: ABI001 dist/app: ");
    says(text, "dist/app: strlcpy: main.c:12\n");
    says(text,
         "abictl: 1 file checked against profile el7: 1 error, 1 warning; 7 files of other kinds "
         "skipped\n");
    const char *github = write_report(&scene, REPORT_GITHUB);
    says(github,
         "::error file=main.c,line=12,title=ABI001 symbol-version::dist/app: strlcpy needs");
    says(github, "::notice file=dist/app::dist/app: strlcpy: main.c:12\n");
    scene.files[0].disk = "/home/u/p/dist/app"; /* where the runner's checkout is the directory */
    scene.files[0].trouble = "it is odd";
    scene.findings[0].places.count = 0;
    github = write_report(&scene, REPORT_GITHUB);
    says(github, "::error file=dist/app,title=ABI001 symbol-version::dist/app: strlcpy needs");
    says(github, "::error file=dist/app::could not check dist/app: it is odd\n");
    arena_release(&scene.arena);
}

static void json_has_all(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add_package(&scene);
    add_findings(&scene);
    scene.files[3].floor = "none";
    json_t *top = parse(&scene, REPORT_JSON);
    static const char *const rows_wanted[][2] = {
        {"profile", "el7"},
        {"floor", "GLIBC_2.38"},
        {"files.0.path", "dist/app"},
        {"files.0.kind", "executable"},
        {"files.0.machine", "x86_64"},
        {"files.0.libc", "glibc"},
        {"files.0.floor", "GLIBC_2.38"},
        {"files.0.needs.1", "libown.so"},
        {"files.0.versions.2.node", "GLIBC_2.29"},
        {"files.0.findings.0.code", "ABI001"},
        {"files.0.findings.0.severity", "error"},
        {"files.0.findings.0.places.0", "main.o: main.c:12"},
        {"files.0.trouble", "null"},
        {"files.1.kind", "shared-library"},
        {"files.1.libc", "null"},
        {"files.3.path", "no\357\277\275such"},
        {"files.3.kind", "null"},
        {"files.3.trouble", "it is not there"},
    };
    for (size_t i = 0; i < sizeof(rows_wanted) / sizeof(*rows_wanted); i++)
        assert_string_equal(at(top, rows_wanted[i][0]), rows_wanted[i][1]);
    json_t *summary = json_object_get(top, "summary");
    assert_int_equal(json_integer_value(json_object_get(top, "version")), 1);
    assert_int_equal(json_integer_value(json_object_get(summary, "errors")), 1);
    assert_int_equal(json_integer_value(json_object_get(summary, "warnings")), 1);
    assert_int_equal(json_integer_value(json_object_get(summary, "unchecked")), 1);
    json_decref(top);
    arena_release(&scene.arena);
}

static void floors_add_up(void **state)
{
    (void)state;
    static const struct {
        const char *floors[3];
        const char *wanted;
    } cases[] = {
        {{"GLIBC_2.9", "GLIBC_2.17", "GLIBC_2.2.5"}, "GLIBC_2.17"},
        {{"none", "GLIBC_2.3", "none"}, "GLIBC_2.3"},
        {{"none", "none", "none"}, "none"},
        {{"musl 1.2.10", "musl 1.2.9", "none"}, "musl 1.2.10"},
        {{"musl 1.2.2", "GLIBC_2.17", "none"}, "GLIBC_2.17, musl 1.2.2"},
        {{"GLIBC_2.17", NULL, "none"}, NULL},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct report_file files[3] = {0};
        for (size_t j = 0; j < 3; j++)
            files[j].floor = cases[i].floors[j];
        const char *floor = report_floor(&arena, files, 3);
        assert_int_equal(floor == NULL, cases[i].wanted == NULL);
        if (floor)
            assert_string_equal(floor, cases[i].wanted);
    }
    arena_release(&arena);
}

static void sarif_has_what_github_shows(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add_package(&scene);
    add_findings(&scene);
    scene.findings[2] = scene.findings[0];
    scene.findings[2].file = scene.files[2].path;
    scene.files[2].findings = (struct findings){.items = &scene.findings[2], .count = 1};
    json_t *top = parse(&scene, REPORT_SARIF);
    static const char *const wanted[][2] = {
        {"version", "2.1.0"},
        {"runs.0.tool.driver.name", "abictl"},
        {"runs.0.tool.driver.rules.0.id", "ABI001"},
        {"runs.0.tool.driver.rules.0.defaultConfiguration.level", "error"},
        {"runs.0.results.0.ruleId", "ABI001"},
        {"runs.0.results.0.level", "error"},
        {"runs.0.results.1.level", "warning"},
        {"runs.0.results.0.locations.0.physicalLocation.artifactLocation.uri", "dist/app"},
        {"runs.0.results.2.locations.0.physicalLocation.artifactLocation.uri", "p.whl"},
        {"runs.0.results.2.locations.0.logicalLocations.0.fullyQualifiedName", "p/tool"},
        {"runs.0.invocations.0.toolExecutionNotifications.0.level", "error"},
        {"runs.0.invocations.0.toolExecutionNotifications.0.locations.0.physicalLocation."
         "artifactLocation.uri",
         "no%FFsuch"},
    };
    for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
        assert_string_equal(at(top, wanted[i][0]), wanted[i][1]);
    size_t count;
    rule_list(&count);
    const json_t *rules = json_object_get(
        json_object_get(json_object_get(json_array_get(json_object_get(top, "runs"), 0), "tool"),
                        "driver"),
        "rules");
    assert_int_equal(json_array_size(rules), count);
    /* Alerts of two files, or on two symbols, are told apart. */
    const char *first = at(top, "runs.0.results.0.partialFingerprints.primaryLocationLineHash");
    const char *other = at(top, "runs.0.results.1.partialFingerprints.primaryLocationLineHash");
    const char *third = at(top, "runs.0.results.2.partialFingerprints.primaryLocationLineHash");
    assert_string_not_equal(first, other);
    assert_string_not_equal(first, third);
    json_decref(top);
    arena_release(&scene.arena);
}

static const json_t *find(const json_t *array, const char *key, const char *value)
{
    size_t index;
    const json_t *item;
    json_array_foreach(array, index, item)
    {
        const char *text = json_string_value(json_object_get(item, key));
        if (text && strcmp(text, value) == 0)
            return item;
    }
    fail_msg("no %s", value);
    return NULL;
}

/* How often a relationship of that type leads to the element. */
static size_t count_relations(const json_t *relationships, const char *type, const char *to)
{
    size_t index;
    size_t count = 0;
    const json_t *item;
    json_array_foreach(relationships, index, item) count +=
        strcmp(at(item, "relationshipType"), type) == 0 &&
        strcmp(at(item, "relatedSpdxElement"), to) == 0;
    return count;
}

/* The release of the C library that a file depends on, and the versions in its symbol table. */
static void spdx_libc_and_versions_agree(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add_package(&scene);
    scene.report.created = 86400;
    json_t *top = parse(&scene, REPORT_SPDX);
    assert_string_equal(at(top, "spdxVersion"), "SPDX-2.3");
    assert_string_equal(at(top, "creationInfo.created"), "1970-01-02T00:00:00Z");
    const json_t *files = json_object_get(top, "files");
    const json_t *packages = json_object_get(top, "packages");
    const json_t *relationships = json_object_get(top, "relationships");
    assert_int_equal(json_array_size(files), 3); /* the one that is not there has no checksum */
    const json_t *app = find(files, "fileName", "./dist/app");
    assert_string_equal(at(app, "comment"), "Symbol versions:\n"
                                            "libc.so.6: GLIBC_2.2.5 GLIBC_2.38\n"
                                            "libm.so.6: GLIBC_2.29");
    assert_string_equal(at(app, "checksums.0.algorithm"), "SHA1");
    assert_string_equal(at(app, "checksums.1.algorithm"), "SHA256");
    const json_t *libc = find(packages, "versionInfo", "2.38");
    assert_string_equal(at(libc, "name"), "glibc");
    const json_t *need = find(relationships, "relatedSpdxElement", at(libc, "SPDXID"));
    assert_string_equal(at(need, "spdxElementId"), at(app, "SPDXID"));
    assert_string_equal(at(need, "relationshipType"), "DEPENDS_ON");
    find(packages, "name", "libz.so.1");
    find(packages, "name", "p.whl");
    /* libown.so comes along in the package, so it is a file there; dist/app's is not known. */
    const json_t *own = find(files, "fileName", "./p.whl/p/own.so");
    assert_int_equal(count_relations(relationships, "DYNAMIC_LINK", at(own, "SPDXID")), 1);
    const json_t *unknown = find(packages, "name", "libown.so");
    assert_int_equal(count_relations(relationships, "DYNAMIC_LINK", at(unknown, "SPDXID")), 1);
    json_decref(top);
    arena_release(&scene.arena);
}

/* A page without scripts and links, in which nothing that a file states is markup. */
static void html_is_one_page(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add_package(&scene);
    add_findings(&scene);
    scene.files[0].path = "dist/<b>&\"app\"\x1b";
    scene.files[0].rows = rows;
    scene.files[0].row_count = 2;
    scene.files[2].rows = good_rows;
    scene.files[2].row_count = 2;
    const char *text = write_report(&scene, REPORT_HTML);
    says(text, "<!doctype html>\n");
    says(text, "checked against profile el7");
    says(text,
         "dist/&lt;b&gt;&amp;&quot;app&quot;\\x1b</td><td class=\"bad\">&#10007; 1 error</td>");
    says(text, "<td class=\"good\">&#10003; PIE</td><td class=\"bad\">&#10007; none</td>");
    says(text, "<td class=\"bad\">ABI001</td>");
    says(text, "<td class=\"text\">main.o: main.c:12</td>");
    says(text, "it is not there");
    says(text, "<td>Oldix 7</td><td><div class=\"bar\"><i style=\"width:50%\">");
    says(text, "1 of 2</td><td class=\"text\">dist/&lt;b&gt;&amp;&quot;app&quot;\\x1b: it has no "
               "GLIBC_2.38");
    says(text, "2 of 2</td>");
    assert_null(strstr(text, "<b>&"));
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "http"));
    arena_release(&scene.arena);
}

static void words_for_kinds(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct facts object = {.is_relocatable = true, .machine = 3};
    const struct facts strange = {.machine = 4711};
    assert_string_equal(report_libc(&musl_program), "musl");
    assert_string_equal(report_machine(&arena, &musl_program), "aarch64");
    assert_string_equal(report_machine(&arena, &object), "i386");
    assert_string_equal(report_machine(&arena, &strange), "machine 4711");
    assert_null(report_libc(&object));
    assert_string_equal(report_kind(&(struct report_file){.facts = &object}), "object");
    assert_string_equal(report_kind(&(struct report_file){.facts = &object, .is_archive = true}),
                        "archive");
    arena_release(&arena);
}

static void names_as_uris(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"./dist/app", "dist/app"},
        {"/home/u/p/dist/app", "dist/app"},
        {"/home/u/p2/app", "file:///home/u/p2/app"},
        {"a b#c?d%e:f", "a%20b%23c%3Fd%25e%3Af"},
        {"\303\274\377\n", "%C3%BC%FF%0A"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(uri_of_path(&arena, "/home/u/p", cases[i][0]), cases[i][1]);
    arena_release(&arena);
}

static void checksums(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(checksum_sha1(&arena, "abc", 3),
                        "a9993e364706816aba3e25717850c26c9cd0d89d");
    assert_string_equal(checksum_sha256(&arena, "abc", 3),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_without_a_profile),
        cmocka_unit_test(text_of_a_package),
        cmocka_unit_test(text_with_findings),
        cmocka_unit_test(json_has_all),
        cmocka_unit_test(floors_add_up),
        cmocka_unit_test(sarif_has_what_github_shows),
        cmocka_unit_test(spdx_libc_and_versions_agree),
        cmocka_unit_test(html_is_one_page),
        cmocka_unit_test(words_for_kinds),
        cmocka_unit_test(names_as_uris),
        cmocka_unit_test(checksums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

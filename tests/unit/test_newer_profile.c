/* The profile that is offered where a symbol is newer than the floor. */
#include "profile_fixture.h"

#include "base/version.h"
#include "profile/newer_profile.h"

static void the_oldest_release_that_has_it_is_found(void **state)
{
    (void)state;
    /* In this order the files' names come before those that abicc contains. */
    static const struct {
        const char *text; /* of a user's a.yaml; NULL: there is none */
        const char *release;
        const char *wanted;
    } rows[] = {
        {NULL, "2.25", "amazonlinux2-glibc2.26"},
        {NULL, "2.40", "debian13-glibc2.41"},
        {NULL, "2.99", NULL},
        {"extends: base-glibc\ntarget:\n  version: '2.25'\n", "2.25", "a"},
        {"extends: base-glibc\ntarget: {version: 2.25}\n", "2.25", "a"},
        {"extends: \"base-glibc\" # all\ntarget:\n  \"version\": \"2.25\"\n", "2.25", "a"},
        {"extends: amazonlinux2-glibc2.26\n", "2.25", "a"},
        {"extends: amazonlinux2-glibc2.26\n", "2.27", "almalinux8-glibc2.28"},
        {"extends: glibc2.27\n", "2.27", "a"},
        {"extends: centos7-glibc2.17\n", "2.25", "amazonlinux2-glibc2.26"},
        {"extends: base-glibc\n", "2.25", "amazonlinux2-glibc2.26"},
        {"extends: a\n", "2.25", "amazonlinux2-glibc2.26"},
        {"extends: absent\n", "2.25", "amazonlinux2-glibc2.26"},
        {"extends: amazonlinux2-glibc2.26\nlink: {mode: static}\n", "2.25",
         "amazonlinux2-glibc2.26"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct fixture fixture;
        struct version release;
        fixture_begin(&fixture);
        assert_int_equal(fixture_load(&fixture, "centos7-glibc2.17"), 0);
        if (rows[i].text)
            fixture_write(&fixture, "a.yaml", rows[i].text);
        assert_true(version_parse(rows[i].release, strlen(rows[i].release), &release));
        const char *found =
            newer_profile_find(&fixture.arena, &fixture.roots, &fixture.profile, release);
        if (!found != !rows[i].wanted || (found && strcmp(found, rows[i].wanted) != 0))
            fail_msg("row %zu: %s, not %s", i, found, rows[i].wanted);
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_oldest_release_that_has_it_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

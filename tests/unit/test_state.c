/* A state is read back as it was resolved. */
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "profile/choice.h"
#include "target/cache.h"
#include "target/state.h"

#include "directory_fixture.h"

static struct arena arena;
static struct error err;

/* Resolves a choice, or reads what was resolved before, with this compiler. */
static void get(const char *cache, const char *compiler, struct state *state)
{
    const char *const environment[] = {
        arena_printf(&arena, "PATH=%s", getenv("PATH")),
        arena_printf(&arena, "ABICC_CACHE_DIR=%s", cache),
        NULL,
    };
    const struct choice choice = {
        .profile = "centos7-glibc2.17", .reason = "the test", .compiler = compiler};
    memset(state, 0, sizeof(*state));
    if (state_get(&arena, &choice, environment, state, &err) < 0)
        fail_msg("%s", err.text);
}

/* Every word of the struct that is set when it is resolved is set again: no member is forgotten in
 * the table of what is kept. */
static void no_member_is_lost(void **state)
{
    static struct state resolved;
    static struct state kept;
    (void)state;
    const char *cache = directory_make(&arena);
    get(cache, "gcc", &resolved);
    get(cache, "gcc", &kept);
    for (size_t at = 0; at + sizeof(size_t) <= sizeof(resolved); at += sizeof(size_t)) {
        size_t first;
        size_t second;
        memcpy(&first, (const char *)&resolved + at, sizeof(first));
        memcpy(&second, (const char *)&kept + at, sizeof(second));
        /* Where packages come from is nothing that a build reads. */
        bool is_of_packages = at >= offsetof(struct state, profile.repositories) &&
                              at <= offsetof(struct state, profile.mirror);
        if (first && !second && !is_of_packages)
            fail_msg("what stands at byte %zu of struct state is not kept", at);
    }
    assert_string_equal(kept.cache, cache);
    assert_string_equal(kept.sysroot.path, resolved.sysroot.path);
    assert_string_equal(kept.identity.mark, resolved.identity.mark);
    assert_string_equal(kept.identity.comment, resolved.identity.comment);
    assert_memory_equal(&kept.sysroot.release, &resolved.sysroot.release, sizeof(struct version));
    directory_remove(&arena, cache);
}

/* Both texts hold the same digest: "abicc/<profile>-<digest>" and "abicc <profile> <digest>". */
static void an_identity_has_two_texts(void **state)
{
    static struct state got;
    (void)state;
    const char *cache = directory_make(&arena);
    get(cache, "gcc", &got);
    static const char mark[] = "abicc/centos7-glibc2.17-";
    static const char comment[] = "abicc centos7-glibc2.17 ";
    assert_memory_equal(got.identity.mark, mark, strlen(mark));
    assert_memory_equal(got.identity.comment, comment, strlen(comment));
    assert_string_equal(got.identity.mark + strlen(mark), got.identity.comment + strlen(comment));
    directory_remove(&arena, cache);
}

/* A cache that is reached by a link has two names. */
static void a_cache_under_both_its_names(void **state)
{
    (void)state;
    const char *directory = fs_real(&arena, directory_make(&arena));
    const char *link = arena_printf(&arena, "%s/link", directory);
    assert_int_equal(symlink(".", link), 0);
    struct strvec spellings = cache_spellings(&arena, link);
    assert_int_equal(spellings.count, 2);
    assert_string_equal(spellings.items[0], link);
    assert_string_equal(spellings.items[1], directory);
    assert_int_equal(cache_spellings(&arena, directory).count, 1);
    directory_remove(&arena, directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_member_is_lost),
        cmocka_unit_test(an_identity_has_two_texts),
        cmocka_unit_test(a_cache_under_both_its_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A directory of profiles that a test writes, and the result of loading one. */
#ifndef TESTS_PROFILE_FIXTURE_H
#define TESTS_PROFILE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "profile/profile.h"

struct fixture {
    struct arena arena;
    struct strvec roots; /* one: a fresh directory */
    struct profile profile;
    struct witness sources;
    struct error err;
};

static inline void fixture_begin(struct fixture *fixture)
{
    char directory[] = "/tmp/abicc-test-XXXXXX";
    *fixture = (struct fixture){0};
    assert_non_null(mkdtemp(directory));
    strvec_push(&fixture->arena, &fixture->roots, arena_strdup(&fixture->arena, directory));
}

static inline void fixture_end(struct fixture *fixture)
{
    assert_int_equal(fs_remove_tree(fixture->roots.items[0], &fixture->err), 0);
    arena_release(&fixture->arena);
}

/* `file` is below the root: "x.yaml", "profiles/x.yaml". */
static inline void fixture_write_bytes(struct fixture *fixture, const char *file, const char *bytes,
                                       size_t size)
{
    char *path = arena_printf(&fixture->arena, "%s/%s", fixture->roots.items[0], file);
    char *slash = strrchr(path, '/');
    *slash = '\0';
    assert_int_equal(fs_make_dirs(&fixture->arena, path, 0700, &fixture->err), 0);
    *slash = '/';
    assert_int_equal(fs_write(path, bytes, size, &fixture->err), 0);
}

static inline void fixture_write(struct fixture *fixture, const char *file, const char *text)
{
    fixture_write_bytes(fixture, file, text, strlen(text));
}

static inline int fixture_load(struct fixture *fixture, const char *name)
{
    fixture->sources = (struct witness){0};
    return profile_load(&fixture->arena, &fixture->roots, name, &fixture->profile,
                        &fixture->sources, &fixture->err);
}

/* Loading `name` must fail, and every piece of `wanted` (separated by '|') must be said. */
static inline void fixture_expect_error(struct fixture *fixture, const char *name,
                                        const char *wanted)
{
    if (fixture_load(fixture, name) == 0)
        fail_msg("%s: was accepted, wanted: %s", name, wanted);
    struct strvec pieces = strvec_split(&fixture->arena, wanted, '|');
    for (size_t i = 0; i < pieces.count; i++)
        if (!strstr(fixture->err.text, pieces.items[i]))
            fail_msg("wanted \"%s\" in:\n%s", pieces.items[i], fixture->err.text);
}

#endif

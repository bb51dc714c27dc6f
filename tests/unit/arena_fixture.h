/* An arena for the tests of a file, emptied after each test. Include it last, because other
 * headers use its names for parameters. */
#ifndef TESTS_ARENA_FIXTURE_H
#define TESTS_ARENA_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/version.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

static struct arena arena;
static struct error err;

static inline struct version release(const char *text)
{
    struct version version;
    assert_true(version_parse(text, strlen(text), &version));
    return version;
}

static int release_arena(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

#define TEST(f) cmocka_unit_test_teardown(f, release_arena)

#endif

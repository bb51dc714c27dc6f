/* A temporary directory for a test, and an arena. */
#ifndef TESTS_DIRECTORY_FIXTURE_H
#define TESTS_DIRECTORY_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fs.h"

static inline const char *directory_make(struct arena *arena)
{
    char pattern[] = "/tmp/abicc-test.XXXXXX";
    assert_non_null(mkdtemp(pattern));
    return arena_strdup(arena, pattern);
}

/* Removes it, and gives the arena's memory back. */
static inline void directory_remove(struct arena *arena, const char *directory)
{
    struct error err;
    assert_int_equal(fs_remove_tree(directory, &err), 0);
    arena_release(arena);
}

#endif

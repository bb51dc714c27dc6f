#include "missing/runtime.h"

#include <string.h>

#include "base/fs.h"

/* What begins the names of each library. */
static const struct shape {
    const char *prefixes; /* between spaces */
    const char *library;
    const char *remedy;
} shapes[] = {
    {"_Z __cxa_ __gxx_", "libstdc++", "link with abic++, as C++ is"},
    {"GOMP_ omp_", "libgomp", "link with -fopenmp too"},
    {"__atomic_", "libatomic", "add -latomic at the end of the line"},
    {"__gcov_", "libgcov", "link with --coverage too"},
    {"_gfortran_", "libgfortran", "add -lgfortran -lquadmath at the end of the line"},
    {"__asan_", "libasan", "link with -fsanitize=address too"},
    {"__tsan_", "libtsan", "link with -fsanitize=thread too"},
    {"__ubsan_", "libubsan", "link with -fsanitize=undefined too"},
};
enum { SHAPES = sizeof(shapes) / sizeof(*shapes) };

static bool fits(const struct shape *shape, const char *name)
{
    const char *prefix = shape->prefixes;
    while (*prefix) {
        size_t length = strcspn(prefix, " ");
        if (strncmp(name, prefix, length) == 0)
            return true;
        prefix += length;
        prefix += strspn(prefix, " ");
    }
    return false;
}

void runtimes_begin(struct arena *arena, const struct toolchain *toolchain,
                    struct runtimes *runtimes)
{
    *runtimes = (struct runtimes){.arena = arena, .toolchain = toolchain};
    runtimes->items = arena_alloc(arena, SHAPES * sizeof(*runtimes->items));
    for (size_t i = 0; i < SHAPES; i++)
        runtimes->items[i] =
            (struct runtime){.library = shapes[i].library, .remedy = shapes[i].remedy};
}

bool runtimes_may_have(const char *name)
{
    for (size_t i = 0; i < SHAPES; i++)
        if (fits(&shapes[i], name))
            return true;
    return false;
}

static void read_library(struct runtimes *runtimes, struct runtime *runtime)
{
    struct units units = {0};
    const char *path = arena_printf(runtimes->arena, "%s/%s.a", runtimes->toolchain->install_dir,
                                    runtime->library);
    units_read(runtimes->arena, path, path, false, &units);
    runtime->names = units_definitions(runtimes->arena, &units);
    runtime->is_read = true;
}

const struct runtime *runtimes_find(struct runtimes *runtimes, const char *name)
{
    for (size_t i = 0; i < SHAPES; i++) {
        struct runtime *runtime = &runtimes->items[i];
        if (!fits(&shapes[i], name))
            continue;
        if (!runtime->is_read)
            read_library(runtimes, runtime);
        if (definitions_find(&runtime->names, name))
            return runtime;
    }
    return NULL;
}

#include "failure/runtime.h"

#include "base/fs.h"
#include "failure/remedy.h"
#include "toolchain/compiler_libraries.h"

/* Recognized by the spelling of its symbols: no other library has the namespace std::__1. */
static const struct compiler_library libcxx = {
    .name = "libc++", .prefixes = "_ZNSt3__1 _ZNKSt3__1 _ZTVNSt3__1 _ZTINSt3__1 _ZTTNSt3__1"};

void runtimes_begin(struct arena *arena, const struct toolchain *toolchain,
                    struct runtimes *runtimes)
{
    *runtimes =
        (struct runtimes){.arena = arena,
                          .toolchain = toolchain,
                          .libcxx = {.library = libcxx.name, .remedy = remedy_link_libcxx()}};
    runtimes->items = arena_alloc(arena, compiler_library_count * sizeof(*runtimes->items));
    for (size_t i = 0; i < compiler_library_count; i++)
        runtimes->items[i] = (struct runtime){.library = compiler_libraries[i].name,
                                              .remedy = compiler_libraries[i].remedy};
}

bool runtimes_may_have(const char *name)
{
    for (size_t i = 0; i < compiler_library_count; i++)
        if (compiler_library_may_have(&compiler_libraries[i], name))
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
    if (compiler_library_may_have(&libcxx, name))
        return &runtimes->libcxx;
    for (size_t i = 0; i < compiler_library_count; i++) {
        struct runtime *runtime = &runtimes->items[i];
        if (!compiler_library_may_have(&compiler_libraries[i], name))
            continue;
        if (!runtime->is_read)
            read_library(runtimes, runtime);
        if (definitions_find(&runtime->names, name))
            return runtime;
    }
    return NULL;
}

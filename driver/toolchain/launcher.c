#include "toolchain/launcher.h"

#include "base/environment.h"
#include "base/search_path.h"
#include "toolchain/toolchain.h"

int launcher_find(struct arena *arena, const char *name, const char *const *environment,
                  const char **path, struct witness *sources, struct error *err)
{
    struct program_search search =
        program_search(arena, environment_get(environment, "PATH"), name, sources);
    *path = program_search_next(&search);
    if (!*path)
        return error_set(err, "no such program\n  install it, or name one that is on PATH, without "
                              "arguments");
    if (toolchain_is_abicc(*path))
        return error_set(err, "this is abicc itself\n  name a launcher such as ccache");
    return 0;
}

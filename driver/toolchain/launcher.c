#include "toolchain/launcher.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "toolchain/toolchain.h"

int launcher_find(struct arena *arena, const char *name, const char *const *environment,
                  const char **path, struct witness *sources, struct error *err)
{
    struct strvec candidates = {0};
    if (strchr(name, '/'))
        strvec_push(arena, &candidates, fs_absolute(arena, name));
    else
        candidates = search_path_candidates(arena, environment_get(environment, "PATH"), name);
    for (size_t i = 0; i < candidates.count; i++) {
        const char *candidate = candidates.items[i];
        struct stat st;
        if (!candidate || *candidate != '/')
            continue;
        witness_see(arena, sources, candidate);
        if (stat(candidate, &st) < 0 || !S_ISREG(st.st_mode) || access(candidate, X_OK) < 0)
            continue;
        if (toolchain_is_abicc(candidate))
            return error_set(err, "this is abicc itself\n  name a launcher such as ccache");
        *path = candidate;
        return 0;
    }
    return error_set(err, "no such program\n  install it, or name one that is on PATH, without "
                          "arguments");
}

#include "target/cache.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"

static void add_below(struct arena *arena, struct strvec *candidates, const char *directory,
                      const char *rest)
{
    /* The XDG specification: a path that is not absolute is to be ignored. */
    if (directory && directory[0] == '/')
        strvec_pushf(arena, candidates, "%s%s", directory, rest);
}

struct cache_candidates cache_candidates(struct arena *arena, const char *const *environment)
{
    struct cache_candidates candidates = {0};
    const char *chosen = environment_get(environment, "ABICC_CACHE_DIR");
    if (chosen && *chosen) {
        strvec_push(arena, &candidates.paths, chosen);
        return candidates;
    }
    add_below(arena, &candidates.paths, environment_get(environment, "XDG_CACHE_HOME"), "/abicc");
    /* A home that does not exist (/nonexistent, as service users have) is not for us to make. */
    const char *home = environment_get(environment, "HOME");
    if (home && fs_is_dir(home))
        add_below(arena, &candidates.paths, home, "/.cache/abicc");
    const char *tmp = environment_get(environment, "TMPDIR");
    add_below(arena, &candidates.paths, tmp && tmp[0] == '/' ? tmp : "/tmp",
              arena_printf(arena, "/abicc-%lu", (unsigned long)getuid()));
    candidates.is_last_shared = true;
    return candidates;
}

static bool is_shared_place(const struct cache_candidates *candidates, size_t index)
{
    return candidates->is_last_shared && index + 1 == candidates->paths.count;
}

static bool is_private(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == getuid() &&
           (st.st_mode & 077) == 0;
}

bool cache_is_trusted(const struct cache_candidates *candidates, size_t index)
{
    return !is_shared_place(candidates, index) || is_private(candidates->paths.items[index]);
}

/* The path is written into gcc's specs and -f...-prefix-map options, which split on these. */
static bool is_plain_path(const char *path)
{
    return path[0] == '/' && !strpbrk(path, " \t\n\r\\\"'=%:;,()$*?{}|<>&");
}

/* A directory in a place that all users share: nobody else may own it or reach into it. */
static int make_private(const char *path, struct error *err)
{
    if (mkdir(path, 0700) < 0 && errno != EEXIST)
        return error_system(err, path, "cannot create the directory");
    if (!is_private(path))
        return error_set(err, "%s: must be a directory of yours with mode 0700", path);
    return 0;
}

static int try_candidate(struct arena *arena, const char *path, bool is_shared, struct error *err)
{
    if (!is_plain_path(path))
        return error_set(err, "%s: must be absolute, without spaces and special characters", path);
    int made = is_shared ? make_private(path, err) : fs_make_dirs(arena, path, 0755, err);
    if (made < 0)
        return -1;
    if (access(path, W_OK | X_OK) < 0)
        return error_system(err, path, "cannot write");
    return 0;
}

int cache_choose(struct arena *arena, const struct cache_candidates *candidates, const char **cache,
                 struct error *err)
{
    const char *reasons = "";
    for (size_t i = 0; i < candidates->paths.count; i++) {
        const char *path = candidates->paths.items[i];
        if (try_candidate(arena, path, is_shared_place(candidates, i), err) == 0) {
            *cache = path;
            return 0;
        }
        reasons = arena_printf(arena, "%s\n  %s", reasons, err->text);
    }
    return error_set(
        err,
        "no directory to keep sysroots in:%s\n  set ABICC_CACHE_DIR to a directory that "
        "can be written to",
        reasons);
}

static const char *const part_names[CACHE_PARTS] = {
    [CACHE_SYSROOTS] = "sysroots", [CACHE_IDENTITIES] = "identity", [CACHE_STATES] = "state"};

const char *cache_directory(struct arena *arena, const char *cache, enum cache_part part)
{
    return arena_printf(arena, "%s/%s", cache, part_names[part]);
}

const char *cache_entry(struct arena *arena, const char *cache, enum cache_part part,
                        const char *name)
{
    return arena_printf(arena, "%s/%s/%s", cache, part_names[part], name);
}

struct strvec cache_spellings(struct arena *arena, const char *cache)
{
    struct strvec spellings = {0};
    strvec_push(arena, &spellings, cache);
    const char *real = fs_real(arena, cache);
    if (real && strcmp(real, cache) != 0)
        strvec_push(arena, &spellings, real);
    return spellings;
}

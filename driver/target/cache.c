#include "target/cache.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/trust.h"

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
        const char *shared = environment_get(environment, "ABICC_CACHE_SHARED");
        strvec_push(arena, &candidates.paths, chosen);
        candidates.is_first_chosen = true;
        candidates.is_shared = shared && strcmp(shared, "1") == 0;
    }
    add_below(arena, &candidates.paths, environment_get(environment, "XDG_CACHE_HOME"), "/abicc");
    /* A home that does not exist (/nonexistent, as service users have) is not for us to make. */
    const char *home = environment_get(environment, "HOME");
    if (home && fs_is_dir(home))
        add_below(arena, &candidates.paths, home, "/.cache/abicc");
    const char *tmp = environment_get(environment, "TMPDIR");
    add_below(arena, &candidates.paths, tmp && tmp[0] == '/' ? tmp : "/tmp",
              arena_printf(arena, "/abicc-%lu", (unsigned long)geteuid()));
    return candidates;
}

static const char *const part_names[CACHE_PARTS] = {[CACHE_SYSROOTS] = "sysroots",
                                                    [CACHE_IDENTITIES] = "identity",
                                                    [CACHE_OBJECTS] = "objects",
                                                    [CACHE_STATES] = "state"};

/* The last one lies where every user may create files. */
static bool is_in_tmp(const struct cache_candidates *candidates, size_t index)
{
    return index + 1 == candidates->paths.count;
}

static bool is_private(const char *path, struct error *err)
{
    struct stat st;
    if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == geteuid() &&
        (st.st_mode & 077) == 0)
        return true;
    error_set(err, "%s: must be your own directory, with mode 0700", path);
    return false;
}

bool cache_is_trusted(struct arena *arena, const struct cache_candidates *candidates, size_t index,
                      struct error *err)
{
    const char *path = candidates->paths.items[index];
    if (candidates->is_shared && index == 0)
        return true;
    if (is_in_tmp(candidates, index) && fs_exists(path) && !is_private(path, err))
        return false;
    if (trust_check(arena, path, err) < 0)
        return false;
    for (size_t part = 0; part < CACHE_PARTS; part++) {
        const char *directory = cache_directory(arena, path, (enum cache_part)part);
        if (trust_check_last(arena, directory, err) < 0)
            return false;
    }
    return true;
}

/* The path is written into gcc's specs and -f...-prefix-map options, which split on these. */
static bool is_plain_path(const char *path)
{
    return path[0] == '/' && !strpbrk(path, " \t\n\r\\\"'=%:;,()$*?{}|<>&");
}

/* Returns whether files can be made in what exists of the cache. */
static int check_writable(struct arena *arena, const char *path, struct error *err)
{
    if (access(path, W_OK | X_OK) < 0)
        return errno == ENOENT ? 0 : error_system(err, path, "cannot write");
    for (size_t part = 0; part < CACHE_PARTS; part++) {
        const char *directory = cache_directory(arena, path, (enum cache_part)part);
        if (access(directory, W_OK | X_OK) < 0 && errno != ENOENT)
            return error_system(err, directory, "cannot write");
    }
    return 0;
}

bool cache_is_passed_over(struct arena *arena, const struct cache_candidates *candidates,
                          size_t index)
{
    struct error err = {0};
    return !(candidates->is_first_chosen && index == 0) ||
           (check_writable(arena, candidates->paths.items[index], &err) < 0 && err.code == EACCES);
}

/* Makes the directories; where others use them too, in a way that these can write there. */
static int make_directories(struct arena *arena, const struct cache_candidates *candidates,
                            size_t index, struct error *err)
{
    const char *path = candidates->paths.items[index];
    bool is_shared = candidates->is_shared && index == 0;
    mode_t mode = is_in_tmp(candidates, index) ? 0700 : is_shared ? 0777 : 0755;
    if (fs_make_dirs(arena, path, mode, err) < 0)
        return -1;
    for (size_t part = 0; is_shared && part < CACHE_PARTS; part++)
        if (fs_make_dirs(arena, cache_directory(arena, path, (enum cache_part)part), mode, err) < 0)
            return -1;
    return check_writable(arena, path, err);
}

static int try_candidate(struct arena *arena, const struct cache_candidates *candidates,
                         size_t index, struct error *err)
{
    const char *path = candidates->paths.items[index];
    *err = (struct error){0};
    if (!is_plain_path(path))
        return error_set(err, "%s: must be absolute, without spaces and special characters", path);
    if (cache_is_trusted(arena, candidates, index, err)) {
        if (make_directories(arena, candidates, index, err) < 0)
            return -1;
        /* Another user may have made one of them first. */
        if (cache_is_trusted(arena, candidates, index, err))
            return 0;
    }
    if (candidates->is_first_chosen && index == 0)
        error_set(err, "%s (ABICC_CACHE_SHARED=1 uses it all the same)",
                  arena_strdup(arena, err->text));
    err->code = EACCES;
    return -1;
}

int cache_choose(struct arena *arena, const struct cache_candidates *candidates, const char **cache,
                 const char **refused, struct error *err)
{
    const char *reasons = "";
    for (size_t i = 0; i < candidates->paths.count; i++) {
        if (try_candidate(arena, candidates, i, err) == 0) {
            *cache = candidates->paths.items[i];
            *refused = reasons;
            return 0;
        }
        reasons = arena_printf(arena, "%s\n  %s", reasons, err->text);
        /* What the user named is not left for another place unless another user keeps it. */
        if (candidates->is_first_chosen && i == 0 && err->code != EACCES)
            break;
    }
    return error_set(
        err,
        "no directory to keep sysroots in:%s\n  set ABICC_CACHE_DIR to a directory that "
        "can be written to",
        reasons);
}

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

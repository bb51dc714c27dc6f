#include "base/search_path.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

struct strvec search_path_candidates(struct arena *arena, const char *value, const char *name)
{
    struct strvec candidates = {0};
    struct strvec directories = strvec_split(arena, value ? value : "/usr/bin:/bin", ':');
    for (size_t i = 0; i < directories.count; i++)
        strvec_pushf(arena, &candidates, "%s/%s", directories.items[i], name);
    return candidates;
}

struct program_search program_search(struct arena *arena, const char *value, const char *name,
                                     struct witness *looked_at)
{
    struct program_search search = {.arena = arena, .looked_at = looked_at};
    if (!strchr(name, '/')) {
        search.candidates = search_path_candidates(arena, value, name);
        return search;
    }
    const char *path = fs_absolute(arena, name);
    if (path)
        strvec_push(arena, &search.candidates, path);
    return search;
}

static bool can_be_run(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

const char *program_search_next(struct program_search *search)
{
    while (search->next < search->candidates.count) {
        const char *path = search->candidates.items[search->next++];
        if (path[0] != '/')
            continue;
        witness_see(search->arena, search->looked_at, path);
        if (can_be_run(path))
            return path;
    }
    return NULL;
}

#include "base/search_path.h"

struct strvec search_path_candidates(struct arena *arena, const char *value, const char *name)
{
    struct strvec candidates = {0};
    struct strvec directories = strvec_split(arena, value ? value : "/usr/bin:/bin", ':');
    for (size_t i = 0; i < directories.count; i++)
        strvec_pushf(arena, &candidates, "%s/%s", directories.items[i], name);
    return candidates;
}

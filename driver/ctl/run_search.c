#include "ctl/run_search.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "base/text.h"
#include "confine/target_root.h"
#include "ctl/roots.h"

enum { MOST_LINKS = 8, LONGEST_LINK = 4096 };

struct run_search {
    struct arena *arena;
    const char *root;    /* its absolute path; NULL: none */
    const char *working; /* this directory keeps its path and files */
};

/* Returns what follows the directory in a path below it, with the slash; else NULL. */
static const char *below(const char *path, const char *directory)
{
    size_t length = strlen(directory);
    return length > 1 && strncmp(path, directory, length) == 0 && path[length] == '/'
               ? path + length
               : NULL;
}

/* Returns where a link leads, as an absolute path; NULL if the path is no link. */
static const char *target_of(struct arena *arena, const char *path)
{
    char target[LONGEST_LINK];
    ssize_t length = readlink(path, target, sizeof(target) - 1);
    if (length < 0)
        return NULL;
    target[length] = '\0';
    return target[0] == '/' ? arena_strdup(arena, target)
                            : arena_printf(arena, "%s/%s", text_directory(arena, path), target);
}

/* Returns the path that the file has in the root directory if it is the root's, else NULL. A link
 * of this machine leads there to the root's file, too. */
static const char *path_inside(const struct run_search *search, const char *name)
{
    const char *path = fs_absolute(search->arena, name);
    for (unsigned i = 0; search->root && path && i < MOST_LINKS; i++) {
        const char *rest = below(path, search->root);
        if (rest)
            return target_root_owns(rest) ? rest : NULL;
        bool is_kept = search->working && below(path, search->working);
        if (!is_kept && target_root_owns(path))
            return path;
        path = target_of(search->arena, path);
    }
    return NULL;
}

/* Finds what the path means, whether there is such a file or not. */
static struct run_file find_path(const struct run_search *search, const char *name)
{
    const char *inside = path_inside(search, name);
    if (!inside)
        return (struct run_file){.path = fs_exists(name) ? name : NULL};
    return (struct run_file){.path = roots_file(search->arena, search->root, inside),
                             .inside = inside,
                             .is_of_root = true};
}

static bool can_be_run(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

struct run_file run_search(struct arena *arena, const char *const *environment, const char *root,
                           const char *name)
{
    const bool has_root = root && strcmp(root, "/") != 0;
    const struct run_search search = {.arena = arena,
                                      .root = has_root ? fs_real(arena, root) : NULL,
                                      .working = fs_real(arena, ".")};
    if (strchr(name, '/'))
        return find_path(&search, name);
    const char *here = arena_printf(arena, "./%s", name);
    if (fs_exists(here) && !fs_is_dir(here))
        return find_path(&search, here);
    struct strvec candidates =
        search_path_candidates(arena, environment_get(environment, "PATH"), name);
    for (size_t i = 0; i < candidates.count; i++) {
        const char *path = candidates.items[i];
        struct run_file file = *path == '/' ? find_path(&search, path) : (struct run_file){0};
        if (file.path && can_be_run(file.path))
            return file;
    }
    return (struct run_file){.is_of_root = has_root};
}

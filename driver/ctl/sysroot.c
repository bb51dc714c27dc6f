/* abictl sysroot: what is in the cache. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/suggest.h"
#include "ctl/clean.h"
#include "ctl/ctl.h"
#include "plan/state.h"
#include "sysroot/cache.h"

enum { OPTION_PROFILE };

static int print_path(struct ctl *ctl, struct error *err)
{
    struct choice choice;
    struct state state;
    if (ctl->operands.count > 1)
        return error_set(err, "%s: path takes no folder", ctl->operands.items[1]);
    if (ctl_choose(ctl, ctl->values[OPTION_PROFILE], &choice, err) < 0 ||
        state_get(ctl->arena, &choice, ctl->environ, &state, err) < 0)
        return -1;
    fprintf(ctl->out, "%s\n", state.sysroot.path);
    return 0;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void print_sysroots(struct ctl *ctl, const char *parent)
{
    DIR *dir = opendir(parent);
    struct strvec paths = {0};
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        if (entry->d_name[0] != '.') /* locks, and what is being made */
            strvec_pushf(ctl->arena, &paths, "%s/%s", parent, entry->d_name);
    if (dir)
        closedir(dir);
    if (paths.count)
        qsort(paths.items, paths.count, sizeof(*paths.items), compare_names);
    for (size_t i = 0; i < paths.count; i++)
        fprintf(ctl->out, "%s\n", paths.items[i]);
}

/* The candidates that hold anything and may be believed. */
static struct strvec own_caches(struct ctl *ctl)
{
    struct cache_candidates candidates = cache_candidates(ctl->arena, ctl->environ);
    struct strvec caches = {0};
    for (size_t i = 0; i < candidates.paths.count; i++)
        if (fs_is_dir(candidates.paths.items[i]) && cache_is_trusted(&candidates, i))
            strvec_push(ctl->arena, &caches, candidates.paths.items[i]);
    return caches;
}

static int list(struct ctl *ctl, struct error *err)
{
    if (ctl->operands.count > 1)
        return error_set(err, "%s: list takes no folder", ctl->operands.items[1]);
    struct strvec caches = own_caches(ctl);
    for (size_t i = 0; i < caches.count; i++)
        print_sysroots(ctl, arena_printf(ctl->arena, "%s/sysroots", caches.items[i]));
    return 0;
}

static int clean(struct ctl *ctl, struct error *err)
{
    struct strvec caches = own_caches(ctl);
    for (size_t i = 1; i < ctl->operands.count; i++)
        if (clean_warn(ctl->arena, ctl->operands.items[i], &caches, ctl->notes, err) < 0)
            return -1;
    for (size_t i = 0; i < caches.count; i++) {
        if (clean_cache(ctl->arena, caches.items[i], err) < 0)
            return -1;
        fprintf(ctl->out, "cleaned %s\n", caches.items[i]);
    }
    if (!caches.count)
        fputs("nothing to clean\n", ctl->out);
    else
        fputs("note: .d files made with -MD (not -MMD) name the cache's headers, and make fails "
              "without\nthem until the next use of abicc makes them anew; `abictl sysroot clean "
              "BUILD...` finds such files\n",
              ctl->notes);
    return 0;
}

static const struct {
    const char *name;
    int (*run)(struct ctl *ctl, struct error *err);
} actions[] = {{"path", print_path}, {"list", list}, {"clean", clean}};
enum { ACTION_COUNT = sizeof(actions) / sizeof(*actions) };

static int run(struct ctl *ctl, struct error *err)
{
    const char *asked = ctl->operands.items[0];
    const char *names[ACTION_COUNT];
    for (size_t i = 0; i < ACTION_COUNT; i++) {
        names[i] = actions[i].name;
        if (strcmp(asked, names[i]) == 0)
            return actions[i].run(ctl, err);
    }
    const char *near = suggest_nearest(asked, names, ACTION_COUNT);
    return error_set(err, "sysroot %s: it is path, list or clean%s%s%s", asked,
                     near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

const struct ctl_command ctl_sysroot = {
    .name = "sysroot",
    .operands = "path|list|clean [BUILD]...",
    .least = 1,
    .most = (size_t)-1,
    .summary = "print, list or remove the sysroots in the cache",
    .help = "  path   print the sysroot of the profile; it is made when it is not there\n"
            "  list   print all sysroots in the cache\n"
            "  clean  remove them, and all else that abicc keeps; the next use makes them anew.\n"
            "         Not while a build runs. Dependency files (*.d) below the folders BUILD that "
            "name the cache are listed\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "for path: the target, instead of the chosen one"}},
    .run = run,
};

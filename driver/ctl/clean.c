#include "ctl/clean.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/tree.h"
#include "target/once.h"

static bool has_ending(const char *text, const char *ending)
{
    size_t length = strlen(text);
    return length > strlen(ending) && strcmp(text + length - strlen(ending), ending) == 0;
}

static void warn_of_file(struct arena *arena, const char *path, const struct strvec *caches,
                         FILE *notes)
{
    const char *bytes;
    size_t size;
    struct error unreadable;
    if (fs_read(arena, path, &bytes, &size, &unreadable) < 0)
        return;
    for (size_t i = 0; i < caches->count; i++) {
        const char *inside = arena_printf(arena, "%s/", caches->items[i]);
        const char *found = memmem(bytes, size, inside, strlen(inside));
        if (!found)
            continue;
        size_t line = 1;
        for (const char *p = bytes; p < found; p++)
            line += *p == '\n';
        fprintf(notes,
                "%s:%zu: warning: names a header in the cache; remove this file, or make fails\n",
                path, line);
        return;
    }
}

struct warning {
    struct arena *arena;
    const struct strvec *caches;
    FILE *notes;
};

static int warn_of_step(void *data, const struct tree_step *step, struct error *err)
{
    const struct warning *warning = data;
    if (step->kind == TREE_FAIL && step->depth && step->code == ENOENT) /* gone meanwhile */
        return 0;
    if (step->kind == TREE_FAIL) {
        errno = step->code;
        return error_system(err, step->path, "cannot open the directory");
    }
    if (step->kind == TREE_MEET && S_ISREG(step->st->st_mode) && has_ending(step->name, ".d"))
        warn_of_file(warning->arena, step->path, warning->caches, warning->notes);
    return 0;
}

int clean_warn(struct arena *arena, const char *directory, const struct strvec *caches, FILE *notes,
               struct error *err)
{
    struct warning warning = {.arena = arena, .caches = caches, .notes = notes};
    return tree_walk(directory, true, warn_of_step, &warning, err);
}

int clean_item(struct arena *arena, const struct item *item, struct error *err)
{
    if (item->is_directory)
        return once_remove(arena, item->parent, item->name, err);
    if (unlink(item->path) < 0 && errno != ENOENT)
        return error_system(err, item->path, "cannot remove");
    return 0;
}

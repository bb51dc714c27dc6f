#include "target/once.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"
#include "target/lock.h"

/* What a whole directory holds, written into it as the last file: cleaners of temporary files take
 * some of the files away, a crash of the machine leaves some empty. */
static const char seal_name[] = ".whole";

/* What the name of a directory that is not whole begins with. */
#define UNFINISHED ".new-"

struct tally {
    unsigned long entries;
    unsigned long bytes;
};

static int count(void *data, const struct tree_step *step, struct error *err)
{
    struct tally *tally = data;
    if (step->kind == TREE_FAIL)
        return error_about(err, step->path, "cannot be read");
    if (step->kind == TREE_LEAVE || (step->depth == 1 && strcmp(step->name, seal_name) == 0))
        return 0;
    tally->entries++;
    if (S_ISREG(step->st->st_mode))
        tally->bytes += (unsigned long)step->st->st_size;
    return 0;
}

static const char *tally_text(struct arena *arena, const char *directory)
{
    struct tally tally = {0};
    struct error ignored;
    if (tree_walk(directory, false, count, &tally, &ignored) < 0)
        return "";
    return arena_printf(arena, "%lu entries, %lu bytes\n", tally.entries, tally.bytes);
}

static int seal(struct arena *arena, const char *directory, struct error *err)
{
    const char *text = tally_text(arena, directory);
    return fs_write(arena_printf(arena, "%s/%s", directory, seal_name), text, strlen(text), err);
}

static bool is_whole(struct arena *arena, const char *directory)
{
    struct error ignored;
    const char *text;
    size_t size;
    return fs_read(arena, arena_printf(arena, "%s/%s", directory, seal_name), &text, &size,
                   &ignored) == 0 &&
           strcmp(text, tally_text(arena, directory)) == 0;
}

/* Where a directory is filled, before it gets its name. Without a lock each process has its own:
 * where the file system has none, the rename at the end still keeps the result whole. */
static const char *unfinished(struct arena *arena, const char *parent, const char *name,
                              bool is_locked)
{
    if (is_locked)
        return arena_printf(arena, "%s/" UNFINISHED "%s", parent, name);
    return arena_printf(arena, "%s/" UNFINISHED "%s.%ld", parent, name, (long)getpid());
}

static int fill_and_rename(struct arena *arena, const char *temporary, const char *final,
                           once_fill *fill, const void *request, struct error *err)
{
    if (fs_remove_tree(temporary, err) < 0)
        return -1;
    if (fs_make_dir(temporary, 0755, err) < 0)
        return -1;
    struct error ignored;
    if (fill(arena, temporary, request, err) < 0 || seal(arena, temporary, err) < 0) {
        fs_remove_tree(temporary, &ignored);
        return -1;
    }
    if (rename(temporary, final) == 0)
        return 0;
    int reason = errno;
    fs_remove_tree(temporary, &ignored);
    if (fs_is_dir(final)) /* made by another process where locks do not work */
        return 0;
    errno = reason;
    return error_system(err, final, "cannot rename into place");
}

int once_make(struct arena *arena, const char *parent, const char *name, once_fill *fill,
              const void *request, struct error *err)
{
    const char *final = arena_printf(arena, "%s/%s", parent, name);
    if (is_whole(arena, final))
        return 0;
    if (fs_make_dirs(arena, parent, 0755, err) < 0)
        return -1;
    FS_CLOSE int fd = -1;
    if (lock_take(arena, parent, &fd, err) < 0)
        return -1;
    if (is_whole(arena, final))
        return 0;
    const char *temporary = unfinished(arena, parent, name, fd >= 0);
    /* What is there is damaged: out of the way, to be removed with what a killed process left. */
    if (fs_is_dir(final)) {
        if (fs_remove_tree(temporary, err) < 0)
            return error_wrap(err, "%s: damaged, and cannot be replaced", final);
        if (rename(final, temporary) < 0)
            return error_system(err, final, "damaged, and cannot be replaced");
    }
    return fill_and_rename(arena, temporary, final, fill, request, err);
}

int once_remove(struct arena *arena, const char *parent, const char *name, struct error *err)
{
    const char *path = arena_printf(arena, "%s/%s", parent, name);
    FS_CLOSE int fd = -1;
    if (lock_take(arena, parent, &fd, err) < 0)
        return -1;
    if (text_begins_with(name, UNFINISHED))
        return fs_remove_tree(path, err);
    const char *aside = unfinished(arena, parent, name, fd >= 0);
    if (fs_remove_tree(aside, err) < 0)
        return -1;
    if (rename(path, aside) < 0)
        return errno == ENOENT ? 0 : error_system(err, path, "cannot rename");
    return fs_remove_tree(aside, err);
}

const char *once_unfinished(struct arena *arena, const char *name)
{
    if (!text_begins_with(name, UNFINISHED))
        return NULL;
    const char *final = name + strlen(UNFINISHED);
    const char *dot = strrchr(final, '.');
    bool has_process = dot && text_is_number(dot + 1);
    return has_process ? arena_strndup(arena, final, (size_t)(dot - final)) : final;
}

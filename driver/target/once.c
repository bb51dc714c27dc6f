#include "target/once.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
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
    struct arena *arena;
    struct witness *directories; /* NULL while they do not have their names */
    unsigned long entries;
    unsigned long bytes;
};

/* Notes a directory as it is before its entries are read. */
static void note(const struct tally *tally, const struct tree_step *step)
{
    if (tally->directories)
        witness_add(tally->arena, tally->directories, arena_printf(tally->arena, "%s/", step->path),
                    step->st);
}

static int count(void *data, const struct tree_step *step, struct error *err)
{
    struct tally *tally = data;
    if (step->kind == TREE_FAIL)
        return error_about(err, step->path, "cannot be read");
    if (step->kind == TREE_LEAVE || (step->depth == 1 && strcmp(step->name, seal_name) == 0))
        return 0;
    if (step->kind == TREE_ENTER)
        note(tally, step);
    tally->entries++;
    if (S_ISREG(step->st->st_mode))
        tally->bytes += (unsigned long)step->st->st_size;
    return 0;
}

static const char *tally_text(struct arena *arena, const char *directory,
                              struct witness *directories)
{
    struct tally tally = {.arena = arena, .directories = directories};
    struct error ignored;
    if (tree_walk(directory, false, count, &tally, &ignored) < 0)
        return "";
    return arena_printf(arena, "%lu entries, %lu bytes\n", tally.entries, tally.bytes);
}

static int seal(struct arena *arena, const char *directory, struct error *err)
{
    const char *text = tally_text(arena, directory, NULL);
    return fs_write(arena_printf(arena, "%s/%s", directory, seal_name), text, strlen(text), err);
}

static bool is_whole(struct arena *arena, const char *directory, struct witness *directories)
{
    struct error ignored;
    const char *text;
    size_t size;
    struct witness found = {0};
    if (fs_read(arena, arena_printf(arena, "%s/%s", directory, seal_name), &text, &size, &ignored) <
            0 ||
        strcmp(text, tally_text(arena, directory, &found)) != 0)
        return false;
    witness_join(arena, directories, &found);
    return true;
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

/* Removes what is left of an unfinished directory. The children of a process that was killed may
 * write there for a moment yet. */
static int remove_unfinished(const char *path, struct error *err)
{
    static const struct timespec moment = {.tv_nsec = 20000000};
    for (int tries = 50; tries > 0 && fs_remove_tree(path, err) < 0; tries--) {
        if (tries == 1 || (err->code != ENOTEMPTY && err->code != EEXIST))
            return -1;
        nanosleep(&moment, NULL);
    }
    return 0;
}

static int fill_and_rename(struct arena *arena, const struct once *once, const char *temporary,
                           const char *final, struct error *err)
{
    if (remove_unfinished(temporary, err) < 0)
        return -1;
    if (fs_make_dir(temporary, 0755, err) < 0)
        return -1;
    struct error ignored;
    if (once->fill(arena, temporary, once->request, err) < 0 || seal(arena, temporary, err) < 0) {
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

int once_make(struct arena *arena, const struct once *once, struct witness *directories,
              struct error *err)
{
    const char *parent = once->parent;
    const char *final = arena_printf(arena, "%s/%s", parent, once->name);
    if (is_whole(arena, final, directories))
        return 0;
    if (fs_make_dirs(arena, parent, 0755, err) < 0)
        return -1;
    FS_CLOSE int fd = -1;
    if (lock_take(arena, parent, &fd, err) < 0)
        return -1;
    if (is_whole(arena, final, directories))
        return 0;
    const char *temporary = unfinished(arena, parent, once->name, fd >= 0);
    /* What is there is damaged: out of the way, to be removed with what a killed process left. */
    if (fs_is_dir(final)) {
        if (remove_unfinished(temporary, err) < 0)
            return error_wrap(err, "%s: damaged, and cannot be replaced", final);
        if (rename(final, temporary) < 0)
            return error_system(err, final, "damaged, and cannot be replaced");
    }
    if (fill_and_rename(arena, once, temporary, final, err) < 0)
        return -1;
    if (!is_whole(arena, final, directories))
        return error_about(err, final, "was changed as soon as it was made");
    return 0;
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

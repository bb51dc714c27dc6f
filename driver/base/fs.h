/* Files: complete reads, atomic writes, directories. Every error names the path and the system's
 * reason. */
#ifndef BASE_FS_H
#define BASE_FS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/error.h"

bool fs_exists(const char *path);
bool fs_is_dir(const char *path);

/* Reads the whole file; a NUL follows the `size` bytes. */
int fs_read(struct arena *arena, const char *path, const char **bytes, size_t *size,
            struct error *err);

struct fs_bytes {
    const void *start;
    size_t size;
};

/* Writes a new file in place (for directories that are renamed as a whole later). */
int fs_write(const char *path, const void *bytes, size_t size, struct error *err);

/* Writes another content into a file that exists, which keeps its mode and its other names. */
int fs_rewrite(const char *path, const void *bytes, size_t size, struct error *err);

/* Writes a temporary file and renames it to `path`: readers see all of the old or of the new file.
 */
int fs_write_atomic(struct arena *arena, const char *path, const void *bytes, size_t size,
                    struct error *err);

/* Writes as fs_write_atomic does, a file of that mode whatever the umask. */
int fs_write_with_mode(struct arena *arena, const char *path, mode_t mode, struct fs_bytes bytes,
                       struct error *err);

/* Finds where an output of the user's is written whose name is given: for a symbolic link, at what
 * it leads to. Fails where the name is that of anything but a regular file: a rename would put a
 * file in the place of a device. */
int fs_output(struct arena *arena, const char *path, const char **place, struct error *err);

/* Returns the name of the temporary file for one that is renamed to `path` later, and removes what
 * a killed process of this number left there. */
const char *fs_temporary(struct arena *arena, const char *path);

/* Returns whether both paths name one file, which may not exist yet. */
bool fs_is_same(struct arena *arena, const char *a, const char *b);

/* Creates the directory, which must not exist, in one that does. */
int fs_make_dir(const char *path, mode_t mode, struct error *err);

/* Creates a directory of that name with an ending of its own in `parent`, the value of TMPDIR; in
 * /tmp where that is NULL or empty. The caller removes it. Returns NULL on failure. */
const char *fs_make_temporary(struct arena *arena, const char *parent, const char *name);

/* Returns the name of the file that fs_write_atomic was to write when it was killed and left the
 * file called `name`, or NULL when it never calls one so. */
const char *fs_unfinished(struct arena *arena, const char *name);

/* Creates the directory and its missing parents. `mode` is for those that are created. */
int fs_make_dirs(struct arena *arena, const char *path, mode_t mode, struct error *err);

/* Creates the symbolic link `path`, which leads to `target`. */
int fs_link(const char *target, const char *path, struct error *err);

/* Returns whether one of the directories between `root` and what `relative` names in it is a
 * symbolic link. */
bool fs_leads_through_link(struct arena *arena, const char *root, const char *relative);

/* Removes a directory with its content, without following symbolic links. A missing directory is no
 * error. */
int fs_remove_tree(const char *path, struct error *err);

/* Returns the absolute path, with its links kept; NULL when the current directory has no path. */
const char *fs_absolute(struct arena *arena, const char *path);

/* Returns realpath(3) in `arena`, or NULL when the path does not resolve. */
const char *fs_real(struct arena *arena, const char *path);

/* Closes `fd` on leaving a scope: `FS_CLOSE int fd = ...;` */
#define FS_CLOSE __attribute__((cleanup(fs_close_fd)))
void fs_close_fd(const int *fd);

#endif

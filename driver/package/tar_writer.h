/* Writes tar files that depend on names, modes and contents alone: the same tree makes the same
 * bytes, whoever writes it, when and where. */
#ifndef PACKAGE_TAR_WRITER_H
#define PACKAGE_TAR_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct tar_writer;

struct tar_content {
    const void *bytes;
    size_t size;
    bool is_executable;
};

/* Begins the file at `path`, which is replaced. Returns NULL on failure. */
struct tar_writer *tar_writer_open(struct arena *arena, const char *path, struct error *err);

/* Adds a directory, a file, or a symbolic link by the text in it. */
int tar_writer_add_directory(struct tar_writer *writer, const char *name, struct error *err);
int tar_writer_add_file(struct tar_writer *writer, const char *name,
                        const struct tar_content *content, struct error *err);
int tar_writer_add_link(struct tar_writer *writer, const char *name, const char *text,
                        struct error *err);

/* Ends the file. The writer is gone afterwards, also on failure. */
int tar_writer_close(struct tar_writer *writer, struct error *err);

#endif

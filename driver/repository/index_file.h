/* Files with the metadata of repositories. */
#ifndef REPOSITORY_INDEX_FILE_H
#define REPOSITORY_INDEX_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "repository/universe.h"

/* Downloads NAME below the address `base` into the universe's temporary directory. `limit` is the
 * size that is too much. */
int index_file_get(const struct universe *universe, const char *base, const char *name,
                   uint64_t limit, const char **path, struct error *err);

/* An index whose digest the signed metadata have. */
struct index_file {
    const char *url;
    const char *digest;
    uint64_t size;
    const char *ending; /* by which its compression is known: ".xz" */
};

/* Downloads the index, unless it is in the store. */
int index_file_keep(const struct universe *universe, const struct index_file *index,
                    const char **path, struct error *err);

/* Unpacks a file to at most `limit` bytes (0: to what any index has). */
int index_file_unpack(const struct universe *universe, const char *path, uint64_t limit,
                      char **text, size_t *size, struct error *err);

/* Verifies the signature NAME of the file at `path`, which is `base`/FILE. Without a valid one,
 * --allow-unsigned makes it a warning, and the source is marked. */
struct index_signature {
    const char *base;
    const char *file;
    const char *name;
    const char *path;
};
int index_file_verify(const struct universe *universe, struct source *source,
                      const struct index_signature *signature, struct error *err);

/* Downloads NAME below `base`, a text that carries its own signature, and stores the part that is
 * signed. Stores NULL where only a detached signature can be had: the mirror has no such file, no
 * program here can read it, or it is not trusted and --allow-unsigned was given. */
int index_file_read_signed(const struct universe *universe, const struct source *source,
                           const char *base, const char *name, const char **text,
                           struct error *err);

#endif

/* Downloads. What arrives is not trusted: its size is bounded, redirects lead to http and https
 * only, and the digest is checked before a file gets its name. */
#ifndef REPOSITORY_DOWNLOAD_H
#define REPOSITORY_DOWNLOAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct download {
    const char *url;    /* https, http, or file */
    const char *path;   /* of the file in the end; one that exists is replaced */
    const char *digest; /* SHA-256 in hex digits; NULL: the caller verifies it in another way */
    uint64_t size;      /* exactly, with a digest; at most, without one */
};

/* Downloads all of them, several at a time, with retries that go on where the last one stopped.
 * Those that are complete stay when another one fails; `err->code` is ENOENT where the server has
 * no such file. On a terminal a line shows the progress. */
int download_all(struct arena *arena, const struct download *downloads, size_t count,
                 struct error *err);

#endif

/* The directories in which a system's loader searches for libraries. */
#ifndef SYSTEM_WORLD_DIRECTORIES_H
#define SYSTEM_WORLD_DIRECTORIES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Returns the files below `root` that the last part of the pattern matches, sorted. */
struct strvec world_directories_match(struct arena *arena, const char *root, const char *pattern);

/* Stores those of glibc: from /etc/ld.so.conf and the files that it includes, then the default ones
 * of all distributions. `root` ("" for this machine) is prepended to every path. */
int world_directories_glibc(struct arena *arena, const char *root, struct strvec *directories,
                            struct error *err);

/* Stores those of musl: from /etc/ld-musl-<arch>.path, or the default ones without such a file. */
int world_directories_musl(struct arena *arena, const char *root, const char *arch,
                           struct strvec *directories, struct error *err);

#endif

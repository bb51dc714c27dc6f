/* An output that breaks its profile does not stay: a build must not go on with it. */
#ifndef VERDICT_BAD_OUTPUT_H
#define VERDICT_BAD_OUTPUT_H

#include "base/arena.h"
#include "base/error.h"

/* Removes the file that a linker wrote to `path`. Where `path` is a symbolic link, or leads through
 * some, the file at their end goes and the links stay. What is no regular file (/dev/null, a pipe)
 * stays, and a file that has no name needs no removal. Another hard link of the file stays: linkers
 * write a new file, and who gave it a second name since then has to judge that. */
int bad_output_remove(struct arena *arena, const char *path, struct error *err);

#endif

/* Directories as DT_RUNPATH and DT_RPATH name them. */
#ifndef ELF_RUN_PATH_H
#define ELF_RUN_PATH_H

#include <stdbool.h>

#include "base/arena.h"

/* Returns whether the directory begins with $ORIGIN or ${ORIGIN}: the directory of the file that
 * says it (ld.so(8)). */
bool run_path_is_of_origin(const char *directory);

/* Returns the directory that the file at `path` names, with $ORIGIN expanded; NULL when there is
 * another word in it ($LIB, $PLATFORM), which only its loader understands. */
const char *run_path_expand(struct arena *arena, const char *directory, const char *path);

#endif

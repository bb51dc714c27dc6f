/* Empties a cache. */
#ifndef CTL_CLEAN_H
#define CTL_CLEAN_H

#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "ctl/inventory.h"

/* Prints each dependency file (*.d) below `directory` that names a file in one of the `caches`.
 * Symbolic links to directories are not followed. */
int clean_warn(struct arena *arena, const char *directory, const struct strvec *caches, FILE *notes,
               struct error *err);

/* Removes the item from its cache. A process that uses it meanwhile sees all of it, or nothing. */
int clean_item(struct arena *arena, const struct item *item, struct error *err);

#endif

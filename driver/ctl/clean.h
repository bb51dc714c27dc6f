/* Emptying a cache. */
#ifndef CTL_CLEAN_H
#define CTL_CLEAN_H

#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "ctl/inventory.h"

/* Names each dependency file (*.d) below `directory` that names a file in one of the `caches`.
 * Links to directories are not followed. */
int clean_warn(struct arena *arena, const char *directory, const struct strvec *caches, FILE *notes,
               struct error *err);

/* Removes the item from its cache. A process that uses it meanwhile sees it whole, or not at all.
 */
int clean_item(struct arena *arena, const struct item *item, struct error *err);

#endif

/* Emptying a cache. */
#ifndef CTL_CLEAN_H
#define CTL_CLEAN_H

#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Names each dependency file (*.d) below `folder` that names a file in one of the `caches`. Links
 * to folders are not followed. */
int clean_warn(struct arena *arena, const char *folder, const struct strvec *caches, FILE *notes,
               struct error *err);

/* Removes what abicc keeps in `cache`. A process that uses it meanwhile sees a part of it whole, or
 * not at all; the folder itself stays. */
int clean_cache(struct arena *arena, const char *cache, struct error *err);

#endif

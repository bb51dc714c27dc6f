/* Making a folder once: whole or not at all, however many ask at the same time. */
#ifndef SYSROOT_ONCE_H
#define SYSROOT_ONCE_H

#include "base/arena.h"
#include "base/error.h"

/* Fills the empty folder `folder`. */
typedef int once_fill(struct arena *arena, const char *folder, const void *request,
                      struct error *err);

/* Makes <parent>/<name> with what `fill` writes, unless it is there. One process fills, others that
 * ask wait for it; a process that is killed meanwhile leaves a folder under another name, which the
 * next one removes. */
int once_make(struct arena *arena, const char *parent, const char *name, once_fill *fill,
              const void *request, struct error *err);

#endif

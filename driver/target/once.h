/* Making a directory once: whole or not at all, however many ask at the same time. */
#ifndef TARGET_ONCE_H
#define TARGET_ONCE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/witness.h"

/* Fills the empty directory `directory`. */
typedef int once_fill(struct arena *arena, const char *directory, const void *request,
                      struct error *err);

/* What is to be made: <parent>/<name>, filled by `fill`, which gets `request`. */
struct once {
    const char *parent;
    const char *name;
    once_fill *fill;
    const void *request;
};

/* Makes it unless it is there and has lost nothing. One process fills, others that ask wait for it;
 * a process that is killed meanwhile leaves a directory under another name, which the next one
 * removes. `directories` gets all its directories, so that a later look sees that an entry was
 * removed. */
int once_make(struct arena *arena, const struct once *once, struct witness *directories,
              struct error *err);

/* Removes <parent>/<name>, which once_make made or left unfinished. One that is killed meanwhile
 * leaves it as an unfinished one. */
int once_remove(struct arena *arena, const char *parent, const char *name, struct error *err);

/* Returns the name that a directory called `name` was to get when it is whole, or NULL when it is
 * none that once_make left unfinished. */
const char *once_unfinished(struct arena *arena, const char *name);

#endif

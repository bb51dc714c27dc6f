/* What each kind of world implements for world.h. */
#ifndef SYSTEM_WORLD_SOURCE_H
#define SYSTEM_WORLD_SOURCE_H

#include "system/world.h"

struct world_source {
    /* Stores the library of that soname, or NULL. Called once for each soname. */
    int (*find)(void *data, const char *soname, const struct library **library, struct error *err);
    /* Stores the sonames of the libraries that may be searched for a symbol. */
    int (*list)(void *data, struct strvec *sonames, struct error *err);
    void *data;
};

struct world *world_make(struct arena *arena, const char *name, struct world_source source);

#endif

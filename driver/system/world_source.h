/* What a kind of world does to answer world.h's questions. */
#ifndef SYSTEM_WORLD_SOURCE_H
#define SYSTEM_WORLD_SOURCE_H

#include "system/world.h"

struct world_source {
    /* Finds the library of that soname; NULL when there is none. Called once a soname. */
    int (*find)(void *data, const char *soname, const struct library **library, struct error *err);
    /* The sonames among which a symbol may be looked for. */
    int (*list)(void *data, struct strvec *sonames, struct error *err);
    void *data;
};

struct world *world_make(struct arena *arena, const char *name, struct world_source source);

#endif

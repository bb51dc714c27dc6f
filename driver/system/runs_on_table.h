/* The table of distributions, and what its rows have. */
#ifndef SYSTEM_RUNS_ON_TABLE_H
#define SYSTEM_RUNS_ON_TABLE_H

#include "system/library_system.h"
#include "system/runs_on.h"
#include "system/world.h"

/* A world that was asked for. */
struct system_world {
    struct system_world *next;
    struct system system;
    struct world *world;
};

struct distros {
    struct arena *arena;
    struct library_tables *tables;
    const struct distro *rows;
    size_t count;
    struct version newest_gcc;
    struct system_world *worlds;
};

/* The libraries of such a system: the same world for the same system. */
struct world *distros_world(struct distros *distros, const struct system *system);

/* What the row's system is on that architecture; a rolling one has the newest of everything. */
int distros_system(struct distros *distros, const struct distro *distro, const char *arch,
                   struct system *system, struct error *err);

#endif

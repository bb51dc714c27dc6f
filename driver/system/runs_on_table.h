/* The table of distributions, and the systems in its rows. */
#ifndef SYSTEM_RUNS_ON_TABLE_H
#define SYSTEM_RUNS_ON_TABLE_H

#include "system/library_system.h"
#include "system/runs_on.h"
#include "system/world.h"

/* A system's libraries that were read once. */
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

/* Returns the libraries of such a system, always the same object for the same system. */
struct world *distros_world(struct distros *distros, const struct system *system);

/* Stores the system of the row on that architecture; a rolling one has the newest of everything. */
int distros_system(struct distros *distros, const struct distro *distro, const char *arch,
                   struct system *system, struct error *err);

#endif

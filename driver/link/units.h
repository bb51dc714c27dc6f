/* The pieces that a link is made of: objects, and members of archives as far as the link takes
 * them. */
#ifndef LINK_UNITS_H
#define LINK_UNITS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"

struct unit {
    const char *file;
    const char *shown;     /* what messages call it: main.o, libbar.a(baz.o), main.c */
    const char *member;    /* of an archive; NULL of an object or shared library */
    struct strvec defined; /* what others may bind to */
    struct strvec wanted;  /* undefined and not weak */
    struct strvec welcome; /* undefined and weak: the link goes on without */
    struct strvec nodes;   /* versions that a shared library needs */
    bool is_ours;          /* abicc compiled it: its mark is in .comment */
    bool is_shared;        /* a shared library */
    bool is_lto;           /* holds no code yet: what of its names stays, the link decides */
    bool is_linked;        /* is part of the link */
};

struct units {
    struct unit *items;
    size_t count;
    size_t room;
    bool is_partial; /* an input does not tell what it wants: a source, clang's bitcode */
};

/* Adds what the file holds; messages call it `shown`. A file that is damaged or of another kind
 * adds nothing but is_partial; one that is not there or empty, nothing. `is_whole` takes members of
 * archives unasked. */
void units_read(struct arena *arena, const char *path, const char *shown, bool is_whole,
                struct units *units);

/* Marks the members that the link takes: those that define what linked units, or `start`, want.
 * Order on the line is not looked at. When an input does not tell what it wants, every member may
 * be taken, and all are marked. */
void units_link(struct arena *arena, struct units *units, const struct strvec *start);

/* The names that the units define, linked or not, sorted. */
struct definition {
    const char *name;
    size_t unit; /* index */
};
struct definitions {
    struct definition *items;
    size_t count;
};
struct definitions units_definitions(struct arena *arena, const struct units *units);

/* How many units define the name. */
size_t definitions_count(const struct definitions *definitions, const char *name);

/* The first unit's definition of the name, or NULL. */
const struct definition *definitions_find(const struct definitions *definitions, const char *name);

#endif

/* The units of a link: objects, and those members of archives that the link takes. */
#ifndef LINK_UNITS_H
#define LINK_UNITS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"

struct unit {
    const char *file;
    const char *shown;     /* the name for messages: main.o, libbar.a(baz.o), main.c */
    const char *member;    /* in an archive; NULL for an object or shared library */
    struct strvec defined; /* symbols that others may bind to */
    struct strvec wanted;  /* undefined and not weak */
    struct strvec welcome; /* undefined and weak: the link succeeds without them */
    struct strvec nodes;   /* symbol versions that a shared library needs */
    bool is_ours;          /* compiled by abicc: its mark is in .comment */
    bool is_shared;        /* a shared library */
    bool is_lto;           /* has no code yet: the link decides which of its symbols stay */
    bool is_linked;        /* is part of the link */
};

struct units {
    struct unit *items;
    size_t count;
    size_t room;
    bool is_partial; /* the symbols that some input uses are not known: a source, clang's bitcode */
};

/* Adds the units of the file; messages name it `shown`. A file that is damaged or of another kind
 * only sets is_partial; a missing or empty file adds nothing. `is_whole` links all members of
 * archives. */
void units_read(struct arena *arena, const char *path, const char *shown, bool is_whole,
                struct units *units);

/* Marks the members that the link takes: those that define what linked units, or `start`, need,
 * whatever the order on the command line. When the symbols that some input uses are not known, all
 * members are marked. */
void units_link(struct arena *arena, struct units *units, const struct strvec *start);

/* The symbols that the units define, linked or not, sorted. */
struct definition {
    const char *name;
    size_t unit; /* index */
};
struct definitions {
    struct definition *items;
    size_t count;
};
struct definitions units_definitions(struct arena *arena, const struct units *units);

/* Returns the number of units that define the symbol. */
size_t definitions_count(const struct definitions *definitions, const char *name);

/* Returns the first unit's definition of the symbol, or NULL. */
const struct definition *definitions_find(const struct definitions *definitions, const char *name);

#endif

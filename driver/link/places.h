/* The places of a unit that refer to a symbol. */
#ifndef LINK_PLACES_H
#define LINK_PLACES_H

#include "elf/file.h"
#include "link/units.h"

struct places {
    struct strvec items; /* "main.c:12", "function main"; empty when the unit does not tell */
    bool is_dropped;     /* all of them are in functions that the link left out */
};

/* Finds the places. `kept`: the symbols that the link's output defines, where it leaves out what
 * nothing refers to (--gc-sections); else NULL. */
struct places places_find(struct arena *arena, const struct unit *unit, const char *name,
                          const struct strvec *kept);

/* Finds only the items, in an object that is open. */
struct strvec places_of_object(struct arena *arena, const struct elf_file *object,
                               const char *name);

#endif

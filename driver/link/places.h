/* The places of a unit that refer to a name. */
#ifndef LINK_PLACES_H
#define LINK_PLACES_H

#include "elf/file.h"
#include "link/units.h"

struct places {
    struct strvec items; /* "main.c:12", "function main"; empty when the unit does not tell */
    bool is_dropped;     /* all of them lie in functions that the link left out */
};

/* `kept`: the names that the link's output defines, where it leaves out what nothing refers to
 * (--gc-sections); else NULL. */
struct places places_find(struct arena *arena, const struct unit *unit, const char *name,
                          const struct strvec *kept);

/* The items alone, of an object that is open. */
struct strvec places_of_object(struct arena *arena, const struct elf_file *object,
                               const char *name);

#endif

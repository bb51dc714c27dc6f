/* Instructions that stand in for newer functions, for the architectures that have some. */
#ifndef LOWER_CODE_H
#define LOWER_CODE_H

#include "lower/changed_file.h"
#include "lower/lowering.h"

/* What the architecture has. */
struct lower_machine {
    unsigned machine;               /* e_machine */
    const struct lower_code *codes; /* up to one without a name */
};

/* Returns what the machine has, or NULL. */
const struct lower_machine *lower_machine(const struct elf_header *header);

/* Returns why the file cannot have what the row says, or NULL when it can. */
const char *lower_code_lacks(struct arena *arena, const struct lower_file *file,
                             const struct lower_row *row);

/* Addresses that the instructions refer to. */
struct lower_places {
    uint64_t slot; /* holds the address of the older function */
    uint64_t init; /* DT_INIT; 0: none */
    uint64_t array;
    uint64_t array_end;
};

/* The largest size of the code for one function, and what lies between two. */
enum { LOWER_CODE_ROOM = 128 };

/* Adds the instructions of the row to the file, and stores their address. Fails where what they
 * refer to is further away than their distances reach. */
int lower_code_add(struct changed_file *image, const struct lower_machine *machine,
                   const struct lower_row *row, const struct lower_places *places,
                   uint64_t *address, struct error *err);

#endif

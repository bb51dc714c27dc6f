/* The relocations of a file that is being lowered. */
#ifndef LOWER_MOVED_RELOCATIONS_H
#define LOWER_MOVED_RELOCATIONS_H

#include "elf/machine.h"
#include "lower/changed_file.h"
#include "lower/lowering.h"
#include "lower/tables_of_file.h"

/* A relocation to be added. */
struct added_relocation {
    uint64_t place;
    uint64_t symbol; /* index; 0: it is relative */
    uint64_t addend;
    size_t taken_from; /* the symbol whose PLT entry had this place; 0: none */
};

struct moved_relocations {
    struct arena *arena;
    struct changed_file *image;
    const struct lower_file *file;
    const struct elf_machine *machine;
    bool has_addends; /* the form of the main table */
    struct added_relocation *added;
    size_t count;
    size_t room;
};

void moved_relocations_begin(struct changed_file *image, const struct lower_file *file,
                             struct moved_relocations *relocations);

/* Finds a slot for the address of the older function that instructions call in the place of the
 * symbol: that of its PLT entry, which moves, or a new one. Returns its address. */
uint64_t relocations_take_slot(struct moved_relocations *relocations, size_t symbol);

/* Lets all references to the symbol lead to `address`, but those of its slot. Copies of an object
 * stay empty. */
int relocations_redirect(struct moved_relocations *relocations, const struct lower_change *change,
                         uint64_t address, struct error *err);

/* Adds what DT_RELR packs. */
int relocations_unpack(struct moved_relocations *relocations, struct file_tables *tables,
                       struct error *err);

/* Undoes DT_X86_64_PLT: older loaders would add what it keeps in addends. */
int relocations_unmark_plt(struct moved_relocations *relocations, struct file_tables *tables,
                           struct error *err);

/* Writes the main table with what was added. */
int relocations_write(struct moved_relocations *relocations, struct file_tables *tables,
                      struct error *err);

#endif

/* Notes: what start files and linkers wrote down about the file. */
#ifndef ELF_NOTES_H
#define ELF_NOTES_H

#include "base/version.h"
#include "elf/file.h"

struct elf_notes {
    bool has_abi;          /* NT_GNU_ABI_TAG for Linux */
    struct version kernel; /* of that note */
    const char *build_id;  /* hex digits, in the arena; NULL without one */
    unsigned isa_needed;   /* GNU_PROPERTY_X86_ISA_1_NEEDED */
    bool has_ibt;          /* GNU_PROPERTY_X86_FEATURE_1_AND */
    bool has_shstk;
};

/* Of the PT_NOTE segments of a linked file, of the sections of an object. A note that is damaged
 * ends its segment or section: the loader takes it for no more either. */
int elf_file_notes(struct arena *arena, const struct elf_file *file, struct elf_notes *notes,
                   struct error *err);

#endif

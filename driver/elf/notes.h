/* Notes that start files and linkers write about a file. */
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
    bool has_bti; /* GNU_PROPERTY_AARCH64_FEATURE_1_AND */
    bool has_pac;
};

/* Reads the notes in PT_NOTE segments of a linked file, or in sections of an object. A damaged note
 * ends its segment or section, as it does for the loader. */
int elf_file_notes(struct arena *arena, const struct elf_file *file, struct elf_notes *notes,
                   struct error *err);

#endif

/* The relocations of a section of an object, in one form. For this directory only. */
#ifndef ELF_RELOCATION_LIST_H
#define ELF_RELOCATION_LIST_H

#include "elf/handle.h"

struct elf_relocation {
    uint64_t at;
    uint64_t symbol; /* index; 0 = none */
    uint64_t addend;
    bool has_addend; /* false: the addend is in the place itself */
};

struct elf_relocation_list {
    Elf_Data *data;
    size_t count;
    bool has_addends;
    unsigned target; /* the section that they apply to */
};

/* Returns false when the section has no relocations, or the file does not contain all of them. */
bool elf_relocation_list_open(const struct elf_file *file, const GElf_Shdr *header,
                              struct elf_relocation_list *list);

struct elf_relocation elf_relocation_at(const struct elf_file *file,
                                        const struct elf_relocation_list *list, size_t index);

#endif

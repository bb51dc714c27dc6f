/* The relocations of a section of an object, in one form. For this directory only. */
#ifndef ELF_RELOCATION_LIST_H
#define ELF_RELOCATION_LIST_H

#include "elf/handle.h"
#include "elf/machine.h"

/* Returns whether the r_info of the file's relocations begins with the symbol and ends with the
 * type, which is so in 64-bit little-endian files of one machine only. */
static inline bool elf_splits_relocation_info(const struct elf_header *header)
{
    return header->is_64 && !header->is_big_endian &&
           elf_machine(header->machine)->has_split_relocation_info;
}

/* Return the parts of an r_info as libelf has it. Of the three types that a split one has, the
 * first is returned: the others say how its result is stored. */
static inline uint64_t elf_relocation_symbol(uint64_t info, bool is_split)
{
    return is_split ? info & 0xffffffff : GELF_R_SYM(info);
}

static inline unsigned elf_relocation_type(uint64_t info, bool is_split)
{
    return (unsigned)(is_split ? info >> 56 : GELF_R_TYPE(info));
}

struct elf_relocation {
    uint64_t at;
    unsigned type;
    uint64_t symbol; /* index; 0 = none */
    uint64_t addend;
    bool has_addend; /* false: the addend is in the place itself */
};

struct elf_relocation_list {
    Elf_Data *data;
    size_t count;
    bool has_addends;
    bool is_split;   /* their r_info */
    unsigned target; /* the section that they apply to */
};

/* Returns false when the section has no relocations, or the file does not contain all of them. */
bool elf_relocation_list_open(const struct elf_file *file, const GElf_Shdr *header,
                              struct elf_relocation_list *list);

struct elf_relocation elf_relocation_at(const struct elf_relocation_list *list, size_t index);

#endif

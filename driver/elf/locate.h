/* Where things lie: segments, addresses and sections of an open file. For the modules of this
 * directory only. */
#ifndef ELF_LOCATE_H
#define ELF_LOCATE_H

#include "elf/handle.h"

/* The first program header of `type`: 1, 0 when there is none, -1. */
int elf_segment_find(const struct elf_file *file, uint32_t type, GElf_Phdr *segment,
                     struct error *err);

/* Where the byte that is loaded at `address` lies in the file, and how many of its segment follow
 * from there, as far as the file holds them. */
bool elf_address_find(const struct elf_file *file, uint64_t address, uint64_t *offset,
                      uint64_t *left);

/* The same as bytes. */
bool elf_address_span(const struct elf_file *file, uint64_t address, struct elf_span *span);

/* The names of sections; false when the file has none. */
bool elf_section_names(const struct elf_file *file, struct elf_texts *names);

/* The first section of `type`, or of that name; NULL. */
Elf_Scn *elf_section_of_type(const struct elf_file *file, uint32_t type, GElf_Shdr *header);
Elf_Scn *elf_section_named(const struct elf_file *file, const char *name, GElf_Shdr *header);

/* What the file holds of the section; false when it holds nothing, or not all of it. */
bool elf_section_span(const struct elf_file *file, const GElf_Shdr *header, struct elf_span *span);

#endif

/* Finds segments, addresses and sections of an open file. For this directory only. */
#ifndef ELF_LOCATE_H
#define ELF_LOCATE_H

#include "elf/handle.h"

/* Stores the first program header of `type`. Returns 1, 0 when there is none, or -1. */
int elf_segment_find(const struct elf_file *file, uint32_t type, GElf_Phdr *segment,
                     struct error *err);

/* Stores the file offset of the byte that is loaded at `address`, and how many bytes of its segment
 * the file has from there on. */
bool elf_address_find(const struct elf_file *file, uint64_t address, uint64_t *offset,
                      uint64_t *left);

/* Stores these bytes. */
bool elf_address_span(const struct elf_file *file, uint64_t address, struct elf_span *span);

/* Reads the names of sections; returns false when the file has none. */
bool elf_section_names(const struct elf_file *file, struct elf_texts *names);

/* Return the first section of `type`, or of that name; NULL when there is none. */
Elf_Scn *elf_section_of_type(const struct elf_file *file, uint32_t type, GElf_Shdr *header);
Elf_Scn *elf_section_named(const struct elf_file *file, const char *name, GElf_Shdr *header);

/* Stores the content of the section; returns false when the file has none, or not all of it. */
bool elf_section_span(const struct elf_file *file, const GElf_Shdr *header, struct elf_span *span);

#endif

/* The header of an object that a test writes by hand, for x86-64 unless the test changes that. */
#ifndef TESTS_OBJECT_FIXTURE_H
#define TESTS_OBJECT_FIXTURE_H

#include <elf.h>
#include <stddef.h>

/* `sections` is where its section headers are in the file; their names are in the section
 * `names`, 0 being none. */
static inline Elf64_Ehdr object_header(size_t sections, Elf64_Half section_count, Elf64_Half names)
{
    return (Elf64_Ehdr){
        .e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
        .e_type = ET_REL,
        .e_machine = EM_X86_64,
        .e_version = EV_CURRENT,
        .e_shoff = sections,
        .e_ehsize = sizeof(Elf64_Ehdr),
        .e_shentsize = sizeof(Elf64_Shdr),
        .e_shnum = section_count,
        .e_shstrndx = names,
    };
}

#endif

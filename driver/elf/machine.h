/* What the processor supplements (psABI) of ELF machines specify and readers of files need:
 * sysroots/abi/arches.tsv, of which tables/arch.h has the rest. For the modules of this directory
 * only. */
#ifndef ELF_MACHINE_H
#define ELF_MACHINE_H

#include <stdbool.h>

#include "elf/file.h"

struct elf_machine {
    unsigned machine; /* e_machine */

    /* Types of relocation; 0: the machine has none that is known. */
    unsigned copy;
    unsigned irelative;
    unsigned tls_descriptor;

    bool has_x86_properties;        /* of NT_GNU_PROPERTY_TYPE_0: the instruction set, CET */
    bool has_marked_plt;            /* DT_X86_64_PLT */
    bool has_wide_hash;             /* 64-bit files: entries of DT_HASH are double words */
    bool has_split_relocation_info; /* 64-bit little-endian files: r_info begins with the symbol,
                                     * and ends with three types */
};

/* Returns what is known of the machine; all is zero where that is nothing. */
const struct elf_machine *elf_machine(unsigned machine);

/* Returns whether it has split_relocation_info, for a file's class and byte order. */
bool elf_has_split_relocation_info(const struct elf_header *header);

#endif

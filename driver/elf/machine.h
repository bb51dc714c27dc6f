/* What the processor supplements (psABI) of ELF machines specify and readers of files need:
 * sysroots/abi/arches.tsv, of which tables/arch.h has the rest. For the modules of this directory
 * and those that write files. */
#ifndef ELF_MACHINE_H
#define ELF_MACHINE_H

#include <stdbool.h>

struct elf_machine {
    unsigned machine; /* e_machine */

    /* Types of relocation; 0: the machine has none that is known. */
    unsigned copy;
    unsigned irelative;
    unsigned relative;
    unsigned address;   /* a symbol's, anywhere */
    unsigned glob_dat;  /* the same in the GOT */
    unsigned jump_slot; /* the same for a PLT entry */
    unsigned tls_descriptor;

    /* Those that add an address to 1, 2, 4 and 8 bytes, and that subtract one: assemblers write
     * distances with them where the linker may still shorten the code in between. */
    unsigned add[4];
    unsigned subtract[4];

    /* NT_GNU_PROPERTY_TYPE_0. Machines use the same numbers for properties of their own. */
    bool has_x86_properties;     /* the instruction set, CET */
    bool has_aarch64_properties; /* BTI, PAC */

    bool has_marked_plt;            /* DT_X86_64_PLT */
    bool has_power_attributes;      /* Tag_GNU_Power_ABI_FP, of .gnu.attributes */
    bool has_mips_tags;             /* DT_MIPS_SYMTABNO and others of that psABI */
    bool has_wide_hash;             /* 64-bit files: entries of DT_HASH are double words */
    bool has_split_relocation_info; /* 64-bit little-endian files: r_info begins with the symbol,
                                     * and ends with three types */
};

/* Returns what is known of the machine; all is zero where that is nothing. */
const struct elf_machine *elf_machine(unsigned machine);

#endif

/* Attributes that compilers and assemblers write about the code of an object, and that linkers
 * merge: .ARM.attributes, .riscv.attributes and .gnu.attributes. */
#ifndef ELF_ATTRIBUTES_H
#define ELF_ATTRIBUTES_H

#include <stdbool.h>

#include "base/arena.h"
#include "elf/file.h"

/* How arm code passes floating-point arguments: Tag_ABI_VFP_args. */
enum elf_arm_floats {
    ELF_ARM_FLOATS_UNSTATED, /* no attributes, or code without floating point */
    ELF_ARM_FLOATS_SOFT,     /* in core registers: the base standard */
    ELF_ARM_FLOATS_HARD      /* in VFP registers */
};

/* The format of long double on PowerPC: Tag_GNU_Power_ABI_FP. */
enum elf_long_double {
    ELF_LONG_DOUBLE_UNSTATED,
    ELF_LONG_DOUBLE_IBM, /* two doubles */
    ELF_LONG_DOUBLE_64_BITS,
    ELF_LONG_DOUBLE_IEEE /* 128 bits */
};

struct elf_attributes {
    enum elf_arm_floats arm_floats;
    unsigned arm_cpu;      /* Tag_CPU_arch; 0: unstated, or older than ARMv4 */
    const char *riscv_isa; /* Tag_RISCV_arch, "rv64i2p1_m2p0", in the arena; NULL: unstated */
    enum elf_long_double long_double;
};

/* Reads the attributes, as far as the file has sections and these are not damaged: they describe
 * the file, and neither linker nor loader stops where they are wrong. */
void elf_file_attributes(struct arena *arena, const struct elf_file *file,
                         struct elf_attributes *attributes);

#endif

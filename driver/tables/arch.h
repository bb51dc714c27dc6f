/* What is known of each architecture: sysroots/abi/arches.tsv, which is compiled in. What reading
 * its ELF files takes is in elf/machine.h, of the same table. */
#ifndef TABLES_ARCH_H
#define TABLES_ARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"

/* Texts are NULL, and releases 0, where the table does not have them. */
struct arch {
    const char *name; /* in profiles, tables and the names of sysroots */

    unsigned machine; /* ELF e_machine */
    unsigned arm_cpu; /* Tag_CPU_arch of the processors that all its systems have */
    bool is_64;
    bool is_big_endian;
    bool has_libatomic_ifunc;  /* gcc's libatomic chooses its functions by IFUNC there */
    bool has_musl_cxx;         /* gcc's libstdc++ for glibc can be linked with musl there */
    bool has_start_code;       /* sysroots/crt has a directory for it */
    bool has_isa_levels;       /* of the x86-64 psABI */
    bool has_executable_stack; /* where a file has no PT_GNU_STACK */
    bool lacks_static_pie;     /* gcc passes no -static-pie on to the linker there */
    uint32_t flags;            /* ELF e_flags */
    uint32_t flags_mask;    /* those bits of them that split it into ABIs whose files do not mix */
    const char *abi;        /* what its flags mean, where they split it: "hard float" */
    const char *other_abis; /* what other flags mean: "0x600/0x200 soft float, ..." */

    const char *glibc_loader; /* PT_INTERP */
    const char *musl_loader;
    const char *base_node;       /* the oldest version node of glibc's libraries */
    struct version first_glibc;  /* the first release that supports it */
    struct version first_gcc;    /* the same; 0: older than any that is meant */
    struct version first_musl;   /* the first release that supports it; 0: older than the table */
    struct version first_kernel; /* the same of Linux */
    uint32_t page_size;          /* the largest that its kernels use */
    const char *musl_soname;     /* of libc.so, as Alpine has it */

    const char *debian_triplet;   /* also names the multiarch directories */
    const char *compiler_triplet; /* of Debian's compilers, where it is another one */
    const char *debian_compilers; /* the first release that has these, if it is a recent one: 13 */
    const char *redhat_triplet;
    const char *alpine_triplet;
    const char *musl_triplet; /* of musl's own build, and of Debian's musl-dev */

    const char *go;            /* GOARCH */
    const char *go_float;      /* the variable that chooses the ABI of floating point: GOARM */
    const char *go_soft_float; /* its value for floating point in software */
    const char *rust;
    const char *debian;
    const char *ubuntu; /* its archive, where that is not ubuntu-ports */
    const char *rpm;
    const char *apk;
    const char *kernel;         /* what uname -m says, with blanks between */
    const char *qemu;           /* of its user-mode emulator: qemu-NAME */
    const char *meson;          /* cpu_family */
    const char *cmake;          /* CMAKE_SYSTEM_PROCESSOR */
    const char *conan;          /* settings.arch; NULL where Conan has no name for it */
    const char *machine_option; /* by which compilers for several modes choose it: -m64 */
    const char *biarch; /* whose compilers also make code for it, given the machine option */
    const char *library_subdirectory; /* below lib, lib64: the first that compilers search */
    const char *nearest; /* of those with tables, to be named to who asks for one without */

    const char
        *jump; /* the instruction that jumps to a function of the same file; NULL: it takes more */

    const char *target_flags; /* with which abicc's own code for it is compiled */
    const char *musl_flags;   /* without which gcc's code for it is not for musl: one word */

    /* The releases of glibc from which on its loader reads a file with this; 0: all of them;
     * VERSION_NEVER: none that is known. */
    struct version ifunc_glibc;          /* IRELATIVE relocations */
    struct version tls_descriptor_glibc; /* TLSDESC relocations */
    struct version xhash_glibc;          /* DT_MIPS_XHASH */

    struct version ieee_long_double_glibc; /* functions for long double in the IEEE format; 0: its
                                            * long double has one format */

    const char *isa_extensions; /* RISC-V: those that they have, with blanks between */
};

/* The architectures that there are tables for. The first is meant where none is named. */
const struct arch *arch_list(size_t *count);

/* Returns "x86_64, i386, aarch64" of such names, for errors. */
const char *arch_names(struct arena *arena, const struct strvec *names);

/* Returns the architecture of that name, or NULL. */
const struct arch *arch_find(const char *name);

/* Returns the architecture that a language, a distribution or the kernel calls so, or NULL: amd64,
 * armhf, ppc64le. */
const struct arch *arch_by_any_name(const char *name);

/* Returns whether somebody calls an architecture so, with tables or without. */
bool arch_is_named(const char *name);

/* Returns the architecture that abicc itself runs on: where none is named, it is meant. */
const struct arch *arch_of_host(void);

/* Returns whether that machine's kernel runs the architecture's programs itself. */
bool arch_is_native(const struct arch *arch);

/* Returns the triplet in the names of Debian's compilers, and of their packages. */
const char *arch_compiler_triplet(const struct arch *arch);

/* Returns the architecture and ABI of a triplet (aarch64-linux-gnu, x86_64-redhat-linux,
 * armv7hl-redhat-linux-gnueabi), with or without a name such as -gcc behind it; or NULL. */
const struct arch *arch_of_triplet(struct arena *arena, const char *triplet);

/* Reads the name of an architecture, in any of its spellings, or a triplet. `who` says where it
 * stands: "ABICC_ARCH=arm64". The error names the architectures, or why this one is none. */
int arch_read(struct arena *arena, const char *name, const char *who, const struct arch **arch,
              struct error *err);

/* Returns the name of the other architecture for which compilers of this machine make code when
 * they are given the option: i386 for the 32 of -m32; or NULL. */
const char *arch_of_mode(const char *mode);

/* Returns the architecture of an ELF file's header, or NULL. Whether its ABI is the one that the
 * tables describe is arch_other_abi's to say. */
const struct arch *arch_of_elf(unsigned machine, bool is_64, bool is_big_endian);

/* Returns what a file with these e_flags is for that is of another ABI of the architecture: "soft
 * float", or "e_flags 0x4000000" of one that the table does not name. Returns NULL where the ABI is
 * the architecture's. */
const char *arch_other_abi(struct arena *arena, const struct arch *arch, uint32_t flags);

/* Returns what holds for all classes and byte orders of an ELF machine: the first architecture that
 * has it, or NULL. */
const struct arch *arch_of_machine(unsigned machine);

/* Return the name, and the row, for an ELF file's header, also of architectures without tables
 * (x32); or NULL. */
const char *arch_elf_name(unsigned machine, bool is_64, bool is_big_endian);
const struct arch *arch_by_elf(unsigned machine, bool is_64, bool is_big_endian);

/* Returns a processor's name by Tag_CPU_arch: "ARMv8". */
const char *arch_arm_cpu(unsigned cpu);

/* The x86-64 psABI's levels of the instruction set, and their names: x86-64-v2. */
enum isa_level { ISA_BASELINE, ISA_V2, ISA_V3, ISA_V4, ISA_LEVELS };
const char *isa_level_name(enum isa_level level);

#endif

/* The facts about an ELF file that the rules need. They are read once, and all texts are in the
 * arena. */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "elf/attributes.h"
#include "elf/file.h"
#include "tables/arch.h"
#include "tables/libc.h"

/* A symbol version that the loader must find. */
struct facts_version {
    const char *library; /* libc.so.6 */
    const char *node;    /* GLIBC_2.17 */
    const char *symbol;  /* one that needs it; NULL when the file's symbol table names none */
    bool is_weak;        /* the loader goes on without it */
};

/* A dynamic symbol that another file must define. */
struct facts_import {
    const char *name;
    const struct facts_version *version; /* NULL: any definition will do */
    bool is_weak;
};

enum facts_symbol_kind {
    FACTS_FUNCTION,
    FACTS_DATA,
    FACTS_IFUNC, /* STT_GNU_IFUNC */
    FACTS_TLS,
    FACTS_OTHER
};

/* A dynamic symbol that other files may bind to. */
struct facts_export {
    const char *name;
    const char *node; /* NULL: it has no version */
    enum facts_symbol_kind kind;
    bool is_default; /* @@, or no version */
    bool is_weak;
    uint64_t size; /* bytes */
};

/* PT_GNU_STACK. Without one several machines give programs an executable stack. */
enum facts_stack { FACTS_STACK_UNSTATED, FACTS_STACK_PLAIN, FACTS_STACK_EXECUTABLE };

enum facts_relro { FACTS_RELRO_NONE, FACTS_RELRO_PARTIAL, FACTS_RELRO_FULL };

/* A call in a static program. */
struct facts_call {
    const char *function;
    const char *caller; /* NULL: not known */
};

/* A system call that the file makes itself (kernel_calls.h). */
struct facts_kernel_call {
    unsigned number;
    const char *caller; /* the function that makes it; NULL: not known */
    const char *place;  /* "main.c:12"; NULL: not known */
    const char *owner;  /* whose function it is, if that is known to do without the call: "Go's
                         * runtime"; NULL: it is not known */
};

struct facts {
    bool is_elf; /* all else is zero when not */
    bool is_64;
    bool is_big_endian;
    bool is_relocatable; /* an object, not linked yet */
    bool is_shared;      /* ET_DYN that is not an executable */
    bool is_pie;
    bool has_code;    /* of an object: it has instructions, and does not only bring data */
    unsigned machine; /* e_machine */
    uint32_t flags;   /* e_flags */

    const char *loader; /* PT_INTERP, or NULL */
    const char *soname; /* or NULL */
    struct strvec needed;
    struct strvec filters;     /* DT_FILTER: glibc loads them like those needed, musl does not */
    struct strvec auxiliaries; /* DT_AUXILIARY: the same, if they are found */
    struct strvec rpath;       /* directories of DT_RPATH; "" is the current one */
    struct strvec runpath; /* directories of DT_RUNPATH; if there are any, DT_RPATH is ignored */
    struct facts_version *versions;
    size_t version_count;
    struct strvec nodes; /* the symbol versions that it defines, in order, without the base one */
    struct facts_import *imports;
    size_t import_count;
    struct facts_export *exports;
    size_t export_count;

    bool has_dynamic;         /* PT_DYNAMIC with content */
    bool has_relr;            /* DT_RELR: packed relative relocations */
    bool has_android_packing; /* relocations in a form that only Android's loader reads */
    bool has_mark_plt;        /* DT_X86_64_PLT */
    bool has_text_relocations;
    bool has_static_tls;      /* DF_STATIC_TLS: initial-exec, must exist at program start */
    bool has_tls_descriptors; /* TLSDESC relocations (gnu2) */
    bool has_ifunc;           /* IFUNC symbols or IRELATIVE relocations */
    bool has_irelative;       /* IRELATIVE relocations */
    bool binds_now;
    bool has_sysv_hash;
    bool has_gnu_hash;
    bool has_mips_xhash; /* DT_MIPS_XHASH */
    uint64_t page_size;  /* the largest page with which it can be mapped; 0: any */
    enum facts_stack stack;
    enum facts_relro relro;

    bool has_abi_note;     /* NT_GNU_ABI_TAG for Linux */
    struct version kernel; /* of that note */
    const char *build_id;  /* hex digits, or NULL */
    unsigned isa_needed;   /* GNU_PROPERTY_X86_ISA_1_NEEDED: bit 0 baseline, 1 v2, 2 v3, 3 v4 */
    bool has_ibt;          /* every input was compiled for CET's indirect branch tracking */
    bool has_shstk;
    bool has_bti; /* every input was compiled for AArch64's branch target identification */
    bool has_pac; /* and to sign its return addresses */
    struct elf_attributes attributes;

    struct strvec
        identities;       /* abicc's marks in .comment, "centos7-glibc2.17 0123abcd", each once */
    bool is_static_glibc; /* a static program that contains glibc */
    struct facts_call *runtime_calls; /* in such a program, if it has symbols: calls of functions
                                       * that load libraries at run time (runtime_loading.h) */
    size_t runtime_call_count;

    bool knows_kernel_calls;  /* kernel_calls_read was called for a file of that kind */
    bool is_polyfill_library; /* of such a file: abicc's own, by abictl lower --with */
    struct facts_kernel_call *kernel_calls;
    size_t kernel_call_count;
};

/* Reads the facts of the file. A file that is not ELF is no error; a damaged one is. */
int facts_read(struct arena *arena, const char *path, struct facts *facts, struct error *err);

/* Reads the facts of a file that is already open, or of an archive's member. */
int facts_of(struct arena *arena, const struct elf_file *file, struct facts *facts,
             struct error *err);

/* Returns the architecture that the file is for, or NULL when there are no tables for it. Whether
 * it is for the ABI that the tables describe is facts_other_abi's to say. */
const struct arch *facts_arch(const struct facts *facts);

/* Returns the marks that target/identity.h describes, "NAME DIGEST", each once. They tell for which
 * profiles abicc compiled the file's objects. */
struct strvec facts_identities(struct arena *arena, const struct elf_file *file);

/* Reads what tells for which machine and ABI a file is, and nothing else. */
int facts_machine_of(struct arena *arena, const struct elf_file *file, struct facts *facts,
                     struct error *err);

/* Returns "arm", "mipsel (n32)" or "machine 50, 64 bits, little endian". */
const char *facts_machine_name(struct arena *arena, const struct facts *facts);

/* Returns the name of the ABI that the file is for, "soft float", where it is for the architecture
 * `arch` and another ABI than that of the tables; else NULL. */
const char *facts_other_abi(struct arena *arena, const struct facts *facts,
                            const struct arch *arch);

/* Returns whether two files are for the same machine. */
bool facts_are_for_same_machine(const struct facts *one, const struct facts *other);

/* Tells for which C library the file was linked: that of its loader, else of the first library or
 * symbol version that names one. Returns false when nothing tells, as of a static program. */
bool facts_libc(const struct facts *facts, enum libc_kind *libc);

/* Returns what in the file is of that C library: its loader, a library, a symbol version; NULL when
 * nothing is. */
const char *facts_sign_of_libc(const struct facts *facts, enum libc_kind libc);

/* Returns whether the file is a program that starts without a loader. */
bool facts_start_alone(const struct facts *facts);

/* Returns whether the file has symbol versions of libc.so.6, but not GLIBC_ABI_DT_RELR. From 2.36
 * on, glibc refuses such a file if it has DT_RELR. */
bool facts_lack_relr_version(const struct facts *facts);

#endif

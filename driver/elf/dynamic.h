/* What the loader reads: PT_DYNAMIC and what it points to, without the section headers. */
#ifndef ELF_DYNAMIC_H
#define ELF_DYNAMIC_H

#include "elf/file.h"

/* A version that the loader must find: one entry of DT_VERNEED. */
struct elf_version_need {
    const char *library; /* soname */
    const char *node;    /* GLIBC_2.17 */
    unsigned index;      /* as in the table of the symbols' versions */
    bool is_weak;        /* only weak references need it: the loader goes on without it */
};

/* A version that the file defines: one entry of DT_VERDEF. */
struct elf_version_definition {
    const char *node;
    unsigned index;
    bool is_base; /* names the file itself */
};

/* A table that the dynamic section names: its address, and its size as stated there. */
struct elf_dynamic_table {
    uint64_t address;
    uint64_t size; /* in bytes, or in entries where the tag counts entries */
};

struct elf_dynamic {
    bool is_present;     /* false, and all else zero, in a file without PT_DYNAMIC or its content */
    const char **needed; /* DT_NEEDED, in order */
    size_t needed_count;
    const char **filters; /* DT_FILTER: loaded like those needed, by glibc */
    size_t filter_count;
    const char **auxiliaries; /* DT_AUXILIARY: the same, if they are found */
    size_t auxiliary_count;
    const char *soname;  /* NULL when there is none, as the next two */
    const char *rpath;   /* directories, separated by ':' */
    const char *runpath; /* the same */
    struct elf_version_need *version_needs;
    size_t version_need_count;
    struct elf_version_definition *version_definitions;
    size_t version_definition_count;
    uint32_t flags;            /* DT_FLAGS */
    uint32_t flags_1;          /* DT_FLAGS_1 */
    bool has_relr;             /* DT_RELR */
    bool has_android_packing;  /* relocations in a form that only Android's loader reads */
    bool has_mark_plt;         /* DT_X86_64_PLT */
    bool has_mips_xhash;       /* DT_MIPS_XHASH: what DT_GNU_HASH is elsewhere */
    bool has_text_relocations; /* DT_TEXTREL, which need not be true */
    bool binds_now;            /* DT_BIND_NOW */
    bool has_debug; /* DT_DEBUG or its like, which linkers put into programs, not into libraries */

    /* For the other files of this directory. */
    const char *copied_texts; /* in the arena */
    struct elf_dynamic_table texts;
    struct elf_dynamic_table symbols; /* its size is that of DT_MIPS_SYMTABNO, else not stated */
    struct elf_dynamic_table symbol_versions;
    struct elf_dynamic_table sysv_hash;
    struct elf_dynamic_table gnu_hash;
    struct elf_dynamic_table rela;
    struct elf_dynamic_table rel;
    struct elf_dynamic_table plt_relocations;
    struct elf_dynamic_table needs;
    struct elf_dynamic_table definitions;
    uint64_t relative_count; /* the first relocations of rela or rel, which name no symbol */
    bool plt_has_addends;    /* the relocations of plt have the form of rela */
};

/* Reads the dynamic section. Texts are in the arena. */
int elf_file_dynamic(struct arena *arena, const struct elf_file *file, struct elf_dynamic *dynamic,
                     struct error *err);

#endif

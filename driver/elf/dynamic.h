/* What the loader reads: PT_DYNAMIC and what it points to, not the section headers. */
#ifndef ELF_DYNAMIC_H
#define ELF_DYNAMIC_H

#include "elf/file.h"

/* A version that the loader must find: one entry of DT_VERNEED. */
struct elf_version_need {
    const char *library; /* soname */
    const char *node;    /* GLIBC_2.17 */
    unsigned index;      /* what the symbols that ask for it carry */
    bool is_weak;        /* only weak references ask for it: the loader goes on without */
};

/* A version that the file defines: one entry of DT_VERDEF. */
struct elf_version_definition {
    const char *node;
    unsigned index;
    bool is_base; /* names the file itself */
};

/* A table that the dynamic section names: where it is loaded, and how large it says it is. */
struct elf_dynamic_table {
    uint64_t address;
    uint64_t size; /* bytes, or entries where the tag counts these */
};

struct elf_dynamic {
    bool is_present;     /* all else is zero in a file without PT_DYNAMIC, or without its content */
    const char **needed; /* DT_NEEDED, in order */
    size_t needed_count;
    const char *soname;  /* NULL without one, as the next two */
    const char *rpath;   /* directories between ':' */
    const char *runpath; /* the same */
    struct elf_version_need *version_needs;
    size_t version_need_count;
    struct elf_version_definition *version_definitions;
    size_t version_definition_count;
    uint32_t flags;            /* DT_FLAGS */
    uint32_t flags_1;          /* DT_FLAGS_1 */
    bool has_relr;             /* DT_RELR */
    bool has_mark_plt;         /* DT_X86_64_PLT */
    bool has_text_relocations; /* DT_TEXTREL */
    bool binds_now;            /* DT_BIND_NOW */
    bool has_debug;            /* DT_DEBUG: linkers put it into programs, not into libraries */

    /* For the other modules of this directory. */
    const char *copied_texts; /* in the arena */
    struct elf_dynamic_table texts;
    struct elf_dynamic_table symbols; /* without a size */
    struct elf_dynamic_table symbol_versions;
    struct elf_dynamic_table sysv_hash;
    struct elf_dynamic_table gnu_hash;
    struct elf_dynamic_table rela;
    struct elf_dynamic_table rel;
    struct elf_dynamic_table plt_relocations;
    struct elf_dynamic_table needs;
    struct elf_dynamic_table definitions;
    uint64_t relative_count; /* the first ones of rela or rel that name no symbol */
    bool plt_has_addends;    /* the plt's relocations are as those of rela */
};

/* Texts belong to the arena. */
int elf_file_dynamic(struct arena *arena, const struct elf_file *file, struct elf_dynamic *dynamic,
                     struct error *err);

#endif

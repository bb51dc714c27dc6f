/* ELF files, and archives of them, read with distrust: every offset, size, count and link that a
 * file states is held against the file's own size. This folder is the only
 * one that includes libelf and libdw. */
#ifndef ELF_FILE_H
#define ELF_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct elf_file;

enum elf_content {
    ELF_CONTENT_OTHER, /* neither of these: text, LLVM bitcode, a thin archive */
    ELF_CONTENT_ELF,
    ELF_CONTENT_ARCHIVE
};

/* Opens a regular file. -1 when it cannot be read; what it holds is no error. */
int elf_file_open(struct arena *arena, const char *path, struct elf_file **file, struct error *err);

/* Gives file and memory back: texts that the functions below call borrowed are gone. */
void elf_file_close(struct elf_file *file);

enum elf_content elf_file_content(const struct elf_file *file);

struct elf_header {
    bool is_64;
    bool is_big_endian;
    bool is_relocatable; /* an object, not a linked output */
    unsigned machine;    /* e_machine */
};
int elf_file_header(const struct elf_file *file, struct elf_header *header, struct error *err);

/* PT_INTERP; NULL when there is none. Borrowed. */
int elf_file_interpreter(const struct elf_file *file, const char **interpreter, struct error *err);

/* A version that the loader must find: one entry of DT_VERNEED. */
struct elf_version_need {
    const char *library; /* soname */
    const char *node;    /* GLIBC_2.17 */
    unsigned index;      /* what the symbols that ask for it carry */
    bool is_weak;        /* only weak references ask for it: the loader goes on without */
};

/* What the loader reads: PT_DYNAMIC and what it points to, not the section headers. */
struct elf_dynamic {
    const char **needed; /* DT_NEEDED, in order */
    size_t needed_count;
    struct elf_version_need *version_needs;
    size_t version_need_count;
    bool has_relr;
};

/* All of it is zero in a file without PT_DYNAMIC. Texts are borrowed. */
int elf_file_dynamic(struct arena *arena, const struct elf_file *file, struct elf_dynamic *dynamic,
                     struct error *err);

struct elf_symbol {
    const char *name;
    bool is_undefined;
    bool is_local;
    bool is_weak;
    unsigned version; /* index of a dynamic symbol's version; 0 and 1 mean none */
};

enum elf_symbol_table { ELF_SYMBOLS_DYNAMIC, ELF_SYMBOLS_STATIC };

/* The symbols of a section table; none when the file has no such section. Names are borrowed. */
int elf_file_symbols(struct arena *arena, const struct elf_file *file, enum elf_symbol_table table,
                     struct elf_symbol **symbols, size_t *count, struct error *err);

/* Calls `visit` for each member of an archive that is an ELF file, until it returns false. -1 when
 * the archive is damaged; members before the damage were visited. `name` and `member` are borrowed
 * for the call. */
typedef bool elf_member_visit(void *data, const char *name, const struct elf_file *member);
int elf_file_members(const struct elf_file *archive, elf_member_visit *visit, void *data,
                     struct error *err);

#endif

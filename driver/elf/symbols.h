/* Symbol tables. */
#ifndef ELF_SYMBOLS_H
#define ELF_SYMBOLS_H

#include "elf/dynamic.h"

enum elf_symbol_kind {
    ELF_SYMBOL_FUNCTION,
    ELF_SYMBOL_DATA,
    ELF_SYMBOL_IFUNC, /* STT_GNU_IFUNC */
    ELF_SYMBOL_TLS,
    ELF_SYMBOL_OTHER
};

struct elf_symbol {
    const char *name;
    uint64_t value; /* address, or offset in the section of an object */
    uint64_t size;
    unsigned section; /* st_shndx */
    enum elf_symbol_kind kind;
    bool is_undefined;
    bool is_local;
    bool is_weak;
    bool is_hidden;   /* by its visibility: other files cannot bind to it */
    bool is_copy;     /* dynamic, and defined here only as a copy of a library's data */
    bool is_old;      /* dynamic: not the default version for linkers */
    unsigned version; /* index of a dynamic symbol's version; 0 and 1 mean none */
};

enum elf_symbol_table { ELF_SYMBOLS_DYNAMIC, ELF_SYMBOLS_STATIC };

/* Reads the symbols of a table without the empty first one: those for the loader, or those of
 * .symtab; there are none when the file has no such table. Names of the former are in the arena, of
 * the latter they are borrowed. */
int elf_file_symbols(struct arena *arena, const struct elf_file *file, enum elf_symbol_table table,
                     struct elf_symbol **symbols, size_t *count, struct error *err);

/* What the relocations of a linked file state. */
struct elf_relocations {
    bool has_text_relocations; /* in segments that are not writable, and the file is marked so */
    bool has_tls_descriptors;
    bool has_ifunc;   /* IRELATIVE */
    unsigned *copied; /* indexes of the symbols in COPY relocations */
    size_t copied_count;
    uint64_t symbol_count; /* one more than the largest index of a symbol in a relocation */
};
int elf_file_relocations(struct arena *arena, const struct elf_file *file,
                         const struct elf_dynamic *dynamic, struct elf_relocations *relocations,
                         struct error *err);

struct elf_symbol_list {
    struct elf_symbol *items;
    size_t count;
};

/* Reads the dynamic symbols of a file whose other parts were read before. */
int elf_dynamic_symbols(struct arena *arena, const struct elf_file *file,
                        const struct elf_dynamic *dynamic,
                        const struct elf_relocations *relocations, struct elf_symbol_list *symbols,
                        struct error *err);

#endif

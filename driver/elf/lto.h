/* The names of objects that gcc compiled for link-time optimization: a slim one holds no code yet,
 * and its ordinary symbol table says nothing. */
#ifndef ELF_LTO_H
#define ELF_LTO_H

#include "elf/symbols.h"

/* The global symbols that the object's .gnu.lto_.symtab sections list; none when it has no such
 * section. Only name, is_undefined, is_weak and is_hidden are filled in. Names are borrowed. */
int elf_file_lto_symbols(struct arena *arena, const struct elf_file *file,
                         struct elf_symbol **symbols, size_t *count, struct error *err);

#endif

/* Symbols of objects that gcc compiled for link-time optimization: a slim object has no code yet,
 * and nothing in its ordinary symbol table. */
#ifndef ELF_LTO_H
#define ELF_LTO_H

#include "elf/symbols.h"

/* Reads the global symbols in the object's .gnu.lto_.symtab sections; there are none without such a
 * section. Only name, is_undefined, is_weak and is_hidden are filled in. Names are borrowed. */
int elf_file_lto_symbols(struct arena *arena, const struct elf_file *file,
                         struct elf_symbol **symbols, size_t *count, struct error *err);

#endif

/* The symbols among the facts of a file. */
#ifndef FACTS_FACTS_SYMBOLS_H
#define FACTS_FACTS_SYMBOLS_H

#include "elf/dynamic.h"
#include "elf/symbols.h"
#include "facts/facts.h"

/* Reading one file. */
struct facts_reading {
    struct arena *arena;
    const struct elf_file *file;
    struct elf_header header;
    struct elf_dynamic dynamic;
    struct elf_relocations relocations;
    struct facts *facts;
};

/* Adds the imports and exports of a linked file, whose versions are known already, or of an object.
 */
int facts_read_dynamic_symbols(struct facts_reading *reading, struct error *err);
int facts_read_object_symbols(struct facts_reading *reading, struct error *err);

#endif

/* What it takes to make a finished file run with an older glibc, and what stands in the way. */
#ifndef LOWER_LOWERING_H
#define LOWER_LOWERING_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "elf/dynamic.h"
#include "elf/file.h"
#include "elf/symbols.h"
#include "tables/abi.h"
#include "tables/abi_index.h"
#include "tables/lower_table.h"
#include "tables/polyfill.h"

/* Another meaning for an undefined symbol. */
struct lower_change {
    size_t symbol; /* its index in the table of dynamic symbols */
    const char *name;
    const char *node;            /* the version that it needs now; "": none */
    const char *new_name;        /* NULL: the same */
    const char *library;         /* where it is in the older release; NULL: anywhere, as the next */
    const char *new_node;        /* NULL: the symbol is weak, and loses its version */
    const struct lower_row *row; /* NULL: it moved between libraries, or is weak */
};

/* Why a symbol or a feature cannot be lowered. */
struct lower_obstacle {
    const char *symbol; /* NULL: the file as a whole */
    const char *node;   /* "": the file needs it without a version */
    const char *reason;
};

struct lowering {
    struct version floor;
    struct lower_change *changes;
    size_t change_count;
    struct lower_obstacle *obstacles;
    size_t obstacle_count;
    struct strvec added;  /* libraries that the file has to load, too */
    struct strvec unsure; /* sentences about symbols that glibc does not have, and others may */
    bool needs_companion; /* the one of polyfills is among them */
    bool has_packed;      /* DT_RELR has to be undone */
    bool has_marked_plt;  /* the same of DT_X86_64_PLT */
    bool drops_node;      /* the loader refuses a symbol version that no symbol needs */
};

/* What is read of the file. */
struct lower_file {
    const struct elf_file *file;
    struct elf_header header;
    struct elf_dynamic dynamic;
    struct elf_relocations relocations;
    struct elf_symbol_list symbols;
};

/* Reads the file. Returns -1 also when it is none that the loader of glibc reads. */
int lower_file_read(struct arena *arena, const struct elf_file *file, struct lower_file *read,
                    struct error *err);

/* The tables of the file's architecture. */
struct lower_tables {
    const struct arch *arch;
    struct abi abi;
    struct abi_index index;
    struct lower_table lower;
    struct polyfill_table polyfills;
    const char *companion; /* the soname of a library that has the polyfills; NULL: there is none */
};

/* Returns whether a library of polyfills for the release has this one. Those that only C++ archives
 * link are not among them, nor are helpers. */
bool lower_offers(const struct polyfill *polyfill, struct version release);

int lower_tables_load(struct arena *arena, const struct strvec *roots,
                      const struct lower_file *file, struct lower_tables *tables,
                      struct error *err);

/* Returns what has to change for the release `floor`. */
struct lowering lowering_plan(struct arena *arena, const struct lower_file *file,
                              const struct lower_tables *tables, struct version floor);

/* Returns whether there is something to do. */
bool lowering_is_needed(const struct lowering *lowering);

#endif

/* What a linked file says of itself, as far as a rule asks for it. */
#ifndef VERIFY_FACTS_H
#define VERIFY_FACTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* A symbol version that the loader must find. */
struct facts_version {
    const char *library; /* libc.so.6 */
    const char *node;    /* GLIBC_2.17 */
    const char *symbol;  /* one that asks for it; NULL when the file's symbol table names none */
    bool is_weak;        /* the loader goes on without it */
};

struct facts {
    bool is_elf; /* all else is zero when not */
    bool is_64;
    bool is_big_endian;
    bool is_relocatable; /* an object: nothing is decided yet */
    unsigned machine;    /* ELF e_machine */
    const char *loader;  /* PT_INTERP, or NULL */
    struct strvec needed;
    struct facts_version *versions;
    size_t version_count;
    bool has_relr; /* DT_RELR: packed relative relocations */
};

/* Reads the facts of the file. One that is no ELF file is no error; one that is damaged, is. */
int facts_read(struct arena *arena, const char *path, struct facts *facts, struct error *err);

#endif

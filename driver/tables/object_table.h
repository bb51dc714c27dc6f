/* The table of the files that abicc compiles for sysroots (sysroots/objects.tsv): start files, and
 * archives of objects. */
#ifndef TABLES_OBJECT_TABLE_H
#define TABLES_OBJECT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "tables/arch.h"

/* The sysroots that have a file. */
enum object_group {
    OBJECTS_GLIBC,
    OBJECTS_MUSL,
    OBJECTS_CXX,       /* all where the compiler has a C++ library */
    OBJECTS_GLIBC_CXX, /* those of glibc where it has one */
    OBJECTS_MUSL_CXX,  /* those of musl where it has one */
    OBJECTS_LIBCXX,    /* those of glibc where it has libc++ */
    OBJECTS_CHOSEN,    /* those of glibc, with the members that a profile chooses */
    OBJECT_GROUPS
};

/* One object file. */
struct compiled_object {
    const char *name;   /* crt1.o, toolchain/memcmpeq.o */
    const char *source; /* below sysroots: crt/crt1.c */
    const char *flags;  /* beside those of all objects, with blanks between */
};

struct object_file {
    struct strvec names; /* in usr/lib; a file with several has one content */
    enum object_group group;
    bool is_archive;
    struct compiled_object *objects; /* its members; one object where it is no archive */
    size_t count;
};

struct object_table {
    const char *flags; /* of all objects, with blanks between */
    struct object_file *files;
    size_t count;
};

/* Reads the table, with the paths that it has for the architecture. Never from a user's directory:
 * the files are abicc's own code. */
int object_table_load(struct arena *arena, const struct arch *arch, struct object_table *table,
                      struct error *err);

/* Returns "glibc", as the table calls the group. */
const char *object_group_word(enum object_group group);

#endif

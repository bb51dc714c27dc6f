/* The tables of sysroots/abi that state what libraries offer. */
#ifndef TABLES_LIBRARY_TABLES_H
#define TABLES_LIBRARY_TABLES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/abi.h"
#include "tables/gcc_nodes.h"
#include "tables/musl_abi.h"

/* The releases that brought something, ascending. */
struct releases {
    struct version *items;
    size_t count;
    size_t room;
};

/* The glibc table of an architecture, with the texts of its records as strings. */
struct glibc_table {
    const struct glibc_table *next;
    struct abi abi;
    const char **names; /* of the records' symbols */
    const char **nodes; /* of the records; equal ones are one string */
    size_t node_count;
    struct releases releases;
};

struct musl_table {
    const struct musl_table *next;
    const struct arch *arch;
    struct musl_abi abi;
    struct releases releases;
};

/* The tables, each read once, when it is first needed. */
struct library_tables {
    struct arena *arena;
    struct strvec roots;
    const struct glibc_table *glibc;
    const struct musl_table *musl;
    struct gcc_nodes gcc;
};

/* Returns tables that are not read yet; `roots` as for data_open. */
struct library_tables library_tables(struct arena *arena, const struct strvec *roots);

int library_tables_glibc(struct library_tables *tables, const char *arch,
                         const struct glibc_table **table, struct error *err);
int library_tables_musl(struct library_tables *tables, const char *arch,
                        const struct musl_table **table, struct error *err);
int library_tables_gcc(struct library_tables *tables, const struct gcc_node **nodes, size_t *count,
                       struct error *err);

#endif

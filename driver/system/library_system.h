/* Systems by the tables: the libraries of a C library's release and of a GCC release's runtime. */
#ifndef SYSTEM_LIBRARY_SYSTEM_H
#define SYSTEM_LIBRARY_SYSTEM_H

#include <stdbool.h>

#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "profile/profile.h"
#include "system/library.h"
#include "tables/library_tables.h"

/* What determines a system's libraries. */
struct system {
    const char *arch;
    enum libc_kind libc;
    struct version release; /* of the C library */
    struct version gcc; /* whose runtime it has. 0: none, except the oldest libgcc_s with glibc */
};

bool system_is_same(const struct system *one, const struct system *other);

/* Stores the system's library, or NULL when the tables have none. Each call makes a new one. */
int library_of_system(struct library_tables *tables, const struct system *system,
                      const char *soname, const struct library **library, struct error *err);

/* The same for the libraries of GCC's runtime only. */
int library_of_gcc(struct library_tables *tables, const struct system *system, const char *soname,
                   const struct library **library, struct error *err);

/* Stores the sonames of all libraries that the system has according to the tables. */
int library_names(struct library_tables *tables, const struct system *system,
                  struct strvec *sonames, struct error *err);

/* Returns whether musl's loader takes the name for the C library's own, without looking for a file.
 */
bool library_is_musl(const char *soname);

/* Returns whether musl's loader, though not a linker, still resolves the name: from 1.2.4 on, the
 * LFS64 names that libc.so exported before. Until 1.2.6 it did so up to 16 characters only. */
bool library_is_remapped(const struct musl_symbol *symbol, struct version release);

#endif

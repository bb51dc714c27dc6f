/* Systems by the tables: the libraries of a C library's release, and of a GCC release's runtime. */
#ifndef SYSTEM_LIBRARY_SYSTEM_H
#define SYSTEM_LIBRARY_SYSTEM_H

#include <stdbool.h>

#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "profile/profile.h"
#include "system/library.h"
#include "tables/library_tables.h"

/* What a system's libraries follow from. */
struct system {
    const char *arch;
    enum libc_kind libc;
    struct version release; /* of the C library */
    struct version gcc; /* whose runtime it has. 0: none but, beside glibc, the oldest libgcc_s */
};

bool system_is_same(const struct system *one, const struct system *other);

/* The system's library, or NULL when no table says that it has it. It is made anew by each call. */
int library_of_system(struct library_tables *tables, const struct system *system,
                      const char *soname, const struct library **library, struct error *err);

/* The same among the libraries of GCC's runtime only. */
int library_of_gcc(struct library_tables *tables, const struct system *system, const char *soname,
                   const struct library **library, struct error *err);

/* The sonames of all libraries that the tables say the system has. */
int library_names(struct library_tables *tables, const struct system *system,
                  struct strvec *sonames, struct error *err);

/* Is the name the C library's own to musl's loader, which then looks for no file? */
bool library_is_musl(const char *soname);

/* From 1.2.4 on musl's loader, though not a linker, still answers the LFS64 names that libc.so
 * exported up to 1.2.3. Before 1.2.6 it could not remember a name of more than 16 characters. */
bool library_is_remapped(const struct musl_symbol *symbol, struct version release);

#endif

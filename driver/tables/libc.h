/* The C libraries that there are tables for. */
#ifndef TABLES_LIBC_H
#define TABLES_LIBC_H

#include <stdbool.h>

enum libc_kind { LIBC_GLIBC, LIBC_MUSL };

/* "glibc", "musl" */
const char *libc_name(enum libc_kind libc);

/* Tells the C library that is known by the soname, or by the file name of a program's loader.
 * Returns false when none is. */
bool libc_of_name(const char *path, enum libc_kind *libc);

/* Returns whether it is that one. */
bool libc_owns(enum libc_kind libc, const char *path);

#endif

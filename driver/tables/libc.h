/* The C libraries that there are tables for. */
#ifndef TABLES_LIBC_H
#define TABLES_LIBC_H

#include <stdbool.h>

enum libc_kind { LIBC_GLIBC, LIBC_MUSL };

/* "glibc", "musl" */
const char *libc_name(enum libc_kind libc);

/* Returns whether the soname, or the file name of a program's loader, is one by which a C library
 * of that kind is known. */
bool libc_owns(enum libc_kind libc, const char *path);

#endif

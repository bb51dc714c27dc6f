/* Macros, enumerators and types of the C library's headers that came with a release, as functions
 * do (sysroots/abi/header-names.tsv). */
#ifndef TABLES_HEADER_NAMES_H
#define TABLES_HEADER_NAMES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/text.h"
#include "base/version.h"

struct header_name {
    struct text text;
    struct version since; /* the first glibc release whose headers have it, or have this value */
    struct text before;   /* a macro's value in older releases; length 0: they do not have it */
    struct text polyfill; /* the function that brings it to older releases too; length 0: none */
};

struct header_names {
    struct header_name *items;
    size_t count;
};

int header_names_read(struct arena *arena, const struct strvec *roots, struct header_names *names,
                      struct error *err);

#endif

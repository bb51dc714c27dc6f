/* The table of distributions and their software: sysroots/abi/distros.tsv. */
#ifndef TABLES_DISTRO_H
#define TABLES_DISTRO_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/libc.h"

struct distro {
    const char *name;    /* Debian */
    const char *release; /* 12 bookworm */
    enum libc_kind libc;
    struct version libc_version; /* 0 for a rolling release */
    struct version kernel;       /* 0 when not known */
    struct version gcc;          /* its default compiler; 0 when not known */
    unsigned libstdcxx;          /* newest GLIBCXX_3.4.N; 0 when not known */
    struct strvec arches;        /* those that have its C library */
};

/* Reads the table, in its order; `roots` as for data_open. */
int distro_rows_load(struct arena *arena, const struct strvec *roots, const struct distro **distros,
                     size_t *count, struct error *err);

#endif

/* The distributions on which a file starts, by the table sysroots/abi/distros.tsv. */
#ifndef SYSTEM_RUNS_ON_H
#define SYSTEM_RUNS_ON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "facts/facts.h"
#include "profile/profile.h"
#include "system/library.h"
#include "tables/distro.h"

/* The tables, each read once for all files. */
struct distros;
int distros_load(struct arena *arena, const struct strvec *roots, struct distros **distros,
                 struct error *err);

/* Returns the distributions in the table's order. */
const struct distro *distros_list(const struct distros *distros, size_t *count);

struct runs_on {
    const struct distro *distro;
    bool runs;
    /* If it does not run: the first reason. If it runs: what must be there that the tables do not
     * know ("if libz.so.1 is installed"), or NULL. */
    const char *reason;
};

/* A file, and the libraries that come along with it. */
struct runs_on_file {
    const struct facts *facts;
    const struct library *const *companions;
    size_t companion_count;
};

/* One row a distribution; none for a file that no loader starts (an object, no ELF file). */
int runs_on(struct arena *arena, struct distros *distros, const struct runs_on_file *file,
            struct runs_on **rows, size_t *count, struct error *err);

/* Stores the lowest release of its C library with which the file starts: "GLIBC_2.17",
 * "musl 1.2.2"; "none" when it needs no C library, NULL when no release in the tables will do. */
int lowest_floor(struct arena *arena, struct distros *distros, const struct facts *facts,
                 const char **floor, struct error *err);

#endif

/* On which distributions a file would start, by the tables: sysroots/abi/distros.tsv. */
#ifndef VERIFY_RUNS_ON_H
#define VERIFY_RUNS_ON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "profile/profile.h"
#include "verify/facts.h"
#include "verify/world.h"

struct distro {
    const char *name;    /* Debian */
    const char *release; /* 12 bookworm */
    enum libc_kind libc;
    struct version libc_version; /* 0 of a rolling release */
    struct version kernel;       /* 0 when not known */
    struct version gcc;          /* whose libgcc_s it has; 0 when not known */
    unsigned libstdcxx;          /* newest GLIBCXX_3.4.N; 0 when not known */
};

int distro_list(struct arena *arena, const struct strvec *roots, const struct distro **distros,
                size_t *count, struct error *err);

struct runs_on {
    const struct distro *distro;
    bool runs;
    const char *reason; /* the first thing that keeps it from running; NULL when it runs */
};

/* One row a distribution, in the table's order. `companions` are libraries that come along with the
 * file (NULL: none). */
int runs_on(struct arena *arena, const struct strvec *roots, const struct facts *facts,
            const struct library *const *companions, size_t companion_count, struct runs_on **rows,
            size_t *count, struct error *err);

/* The lowest release of its C library with which the file starts: "GLIBC_2.17", "musl 1.2.2";
 * "none" when it needs no C library, NULL when no release that the tables know will do. */
int lowest_floor(struct arena *arena, const struct strvec *roots, const struct facts *facts,
                 const char **floor, struct error *err);

#endif

/* A musl sysroot over the host's musl-dev: its headers and archives, the kernel's headers, and for
 * dynamic profiles a stub of libc.so cut at the profile's release. */
#ifndef SYSROOT_MUSL_H
#define SYSROOT_MUSL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"

struct musl_host {
    const char *include; /* /usr/include/x86_64-linux-musl */
    const char *lib;     /* /usr/lib/x86_64-linux-musl */
    struct version version; /* of the installed musl-dev */
};

/* Finds the host's musl-dev for `arch`; the error says which package brings it. */
int musl_find_host(struct arena *arena, const char *arch, struct musl_host *host,
                   struct error *err);

/* Fills the existing, empty folder `libdir`: start files, archives, and libc.so: the stub of release
 * `release` with Alpine's soname. Static profiles get the archives only. */
int musl_write_libraries(struct arena *arena, const struct strvec *roots, const char *arch,
                         const struct musl_host *host, struct version release, bool is_static,
                         const char *libdir, struct error *err);

/* Fills <include> with the musl and kernel headers, names newer than `release` hidden. */
int musl_write_headers(struct arena *arena, const struct strvec *roots, const char *arch,
                       const struct musl_host *host, struct version release,
                       const struct strvec *host_headers, const char *include, struct error *err);

#endif

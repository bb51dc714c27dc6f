/* A sysroot: what it shall hold, and the writing of it. Where it is kept, and that it is made once
 * and whole, is decided in target/. */
#ifndef SYSROOT_SYSROOT_H
#define SYSROOT_SYSROOT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"
#include "sysroot/cxx/cxx.h"
#include "sysroot/musl/musl.h"
#include "tables/abi.h"
#include "toolchain/toolchain.h"

/* A sysroot on disk, as the later stages see it. */
struct sysroot {
    const char *path;       /* its directory, below the cache */
    struct version release; /* what stubs and overlay describe: floor, or the host's if older */
    struct version host;    /* release of the host's headers */
    struct cxx_choice cxx;
};

/* Name in usr/include of the header that pins symbols, for profiles that ask for it. */
#define PINS_HEADER "abicc-pins.h"

/* All that decides what a sysroot holds. The caller sets the first four members, sysroot_request
 * the others. */
struct sysroot_request {
    const struct strvec *roots; /* as for data_open */
    const struct profile *profile;
    const struct toolchain *toolchain;
    const char *search_path; /* PATH: where musl-gcc is, which knows where musl lies */
    struct strvec include_directories;
    struct abi abi;             /* of a glibc sysroot */
    struct version release;     /* the older of floor and host */
    struct version host;        /* of the host's headers */
    struct musl_host musl_host; /* of a musl sysroot */
    struct cxx_choice cxx;
    struct strvec archives; /* paths of the host's archives that the profile lets in */
};

/* Looks at the host and completes the request. `name` gets the sysroot's name, which holds a digest
 * of the request: requests of one name make one sysroot. `probed` gets the host's files whose
 * change makes another one. */
int sysroot_request(struct arena *arena, struct sysroot_request *request, const char **name,
                    struct strvec *probed, struct error *err);

/* Writes the sysroot that `request`, a struct sysroot_request, asks for into the empty directory.
 */
int sysroot_fill(struct arena *arena, const char *directory, const void *request,
                 struct error *err);

#endif

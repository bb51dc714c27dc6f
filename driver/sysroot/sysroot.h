/* A sysroot on disk: made once for one set of inputs, whole or not at all, shared by all who ask.
 */
#ifndef SYSROOT_SYSROOT_H
#define SYSROOT_SYSROOT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"
#include "sysroot/cxx/cxx.h"
#include "toolchain/toolchain.h"

struct sysroot {
    const char *path;       /* the folder, below the cache */
    struct version release; /* what stubs and overlay describe: floor, or the host's if older */
    struct version host;    /* release of the host's headers */
    struct cxx_choice cxx;
};

/* Name in usr/include of the header that pins symbols, for profiles that ask for it. */
#define PINS_HEADER "abicc-pins.h"

/* Finds or makes the sysroot for the profile and compiler below `cache`. `search_path` (PATH) tells
 * where musl-gcc is, which knows where musl lies. `probed` gets the host files
 * whose change makes another sysroot. */
int sysroot_ensure(struct arena *arena, const struct strvec *roots, const char *cache,
                   const char *search_path, const struct profile *profile,
                   const struct toolchain *toolchain, struct sysroot *sysroot,
                   struct strvec *probed, struct error *err);

#endif

/* The identity: a digest of all that can change an output, and the header that puts it into every
 * object. Build caches that do not see ABICC_PROFILE (Go's) see it. */
#ifndef TARGET_IDENTITY_H
#define TARGET_IDENTITY_H

#include "base/arena.h"
#include "base/error.h"
#include "profile/profile.h"
#include "sysroot/sysroot.h"
#include "toolchain/toolchain.h"

struct identity {
    const char *mark; /* "abicc/<profile>-<digest>" */
    const char
        *directory; /* holds stdc-predef.h and abicc-identity.h; a system include directory */
};

/* Name in the identity's directory of the header that holds the mark alone: for clang and for
 * assembler, which do not read stdc-predef.h by themselves. */
#define IDENTITY_HEADER "abicc-identity.h"

/* Computes the identity and writes its directory below `cache` unless it is there. */
int identity_ensure(struct arena *arena, const char *cache, const struct profile *profile,
                    const struct toolchain *toolchain, const struct sysroot *sysroot,
                    struct identity *identity, struct error *err);

#endif

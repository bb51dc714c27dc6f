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
    const char *mark;    /* "abicc/<profile>-<digest>", for the version that the compiler prints */
    const char *comment; /* "abicc <profile> <digest>", as it stands in .comment of each object */
    const char *directory; /* holds stdc-predef.h and abicc-identity.h; a system include directory
                            */
};

/* Name in the identity's directory of the header that holds the mark alone: for clang and for
 * assembler, which do not read stdc-predef.h by themselves. */
#define IDENTITY_HEADER "abicc-identity.h"

/* What an identity is of. */
struct identity_request {
    const struct profile *profile;
    const struct toolchain *toolchain;
    const struct sysroot *sysroot;
};

/* Computes the identity and writes its directory below `cache` unless it is there. */
int identity_ensure(struct arena *arena, const char *cache, const struct identity_request *request,
                    struct identity *identity, struct error *err);

/* Returns the profile of the identity whose directory has that name, or NULL when none has. */
const char *identity_profile_of(struct arena *arena, const char *name);

#endif

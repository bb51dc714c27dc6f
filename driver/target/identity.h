/* The identity: a digest of all that can change an output. Every object is marked with it, so that
 * build caches which do not see ABICC_PROFILE (Go's) tell profiles apart, and so does ABI017. */
#ifndef TARGET_IDENTITY_H
#define TARGET_IDENTITY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/witness.h"
#include "profile/profile.h"
#include "sysroot/sysroot.h"
#include "toolchain/toolchain.h"

struct identity {
    const char *mark;    /* "abicc/<profile>-<digest>", for the version that the compiler prints */
    const char *comment; /* "abicc <profile> <digest>", the mark in each object */
    const char *directory; /* holds the files below */
};

/* Files in the identity's directory: the assembler source with the mark, gcc's specs that add it to
 * every object, the header that does so where a compile farm preprocesses, and the headers for
 * ccache: one that turns off its direct mode, and one that permits it (plan/edit_ccache.c). */
#define MARK_SOURCE           "mark.s"
#define MARK_SPECS            "mark.specs"
#define MARK_HEADER           "mark.h"
#define IDENTITY_GUARD        "ccache.h"
#define IDENTITY_GUARD_DIRECT "ccache-direct.h"

/* What an identity is of. */
struct identity_request {
    const struct profile *profile;
    const struct toolchain *toolchain;
    const struct sysroot *sysroot;
    const struct strvec *sources; /* files that change when the identity does, for ccache */
};

/* Computes the identity and writes its directory below `cache` unless it is there. `directories` as
 * for once_make. */
int identity_ensure(struct arena *arena, const char *cache, const struct identity_request *request,
                    struct identity *identity, struct witness *directories, struct error *err);

/* Returns the profile of the identity whose directory has that name, or NULL when none has. */
const char *identity_profile_of(struct arena *arena, const char *name);

#endif

/* A sysroot: its content, and how it is written. target/ decides where it is kept, and makes it
 * once and completely. */
#ifndef SYSROOT_SYSROOT_H
#define SYSROOT_SYSROOT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/witness.h"
#include "profile/profile.h"
#include "sysroot/cxx/cxx.h"
#include "sysroot/musl/musl.h"
#include "sysroot/write/objects_read.h"
#include "tables/abi.h"
#include "toolchain/toolchain.h"

/* A sysroot on disk, as later stages see it. */
struct sysroot {
    const char *path;       /* its directory, below the cache; "/" is the host itself */
    struct version release; /* that stubs and overlay describe: the floor, or the host's if older */
    struct version host;    /* the release of the host's headers */
    struct cxx_choice cxx;
};

/* Returns the directory in which the stubs of the target's libraries have their sonames. */
const char *sysroot_stubs(struct arena *arena, const struct sysroot *sysroot, enum libc_kind libc);

/* The name in usr/include of the header that pins symbols, for profiles with pinning: headers. */
#define PINS_HEADER "abicc-pins.h"

/* Everything that determines the content of a sysroot. The caller sets the members before
 * include_directories, sysroot_request the others. */
struct sysroot_request {
    const struct strvec *roots; /* as for data_open */
    const struct profile *profile;
    const struct toolchain *toolchain;
    struct musl_hints musl_hints;  /* those of the environment */
    struct strvec overrides;       /* as from sysroot_overrides */
    const char *packages;          /* the tree of the profile's packages; "" for none */
    struct witness *sources;       /* gets `inputs`, and what else decides what they are */
    struct witness *read;          /* gets what sysroot_fill reads besides */
    struct strvec cxx_directories; /* of the compiler's C++ headers, for a musl sysroot; the caller
                                    * sets it before sysroot_fill */
    struct strvec include_directories;
    struct strvec languages;    /* as from languages_find */
    struct abi abi;             /* for a glibc sysroot */
    struct version release;     /* the older of floor and host */
    struct version host;        /* of the host's headers */
    struct musl_host musl_host; /* for a musl sysroot */
    struct cxx_choice cxx;
    struct objects objects;      /* of the architecture; the caller sets their directories */
    struct version hybrid_gcc;   /* whose libstdc++ the stub is of; zero when there is none */
    const char *object_compiler; /* what tells compiled objects apart; "" for embedded ones */
    const char *llvm_directory;  /* where the compiler has the runtime libraries of LLVM */
    struct strvec archives;      /* paths of the host's archives that the profile lets in */
    struct witness inputs;       /* the files whose change makes another sysroot */
    const char *path;            /* where the sysroot will be; the caller sets it, by the name,
                                  * before sysroot_fill */
    const char *name;            /* holds a digest of all this: one name, one sysroot; NULL for a
                                  * profile of this machine, whose sysroot is / */
};

/* Returns the user's data files that replace abicc's, in an order that does not depend on the file
 * system. `sources` gets them, and the directories in which more may appear. */
struct strvec sysroot_overrides(struct arena *arena, const struct strvec *roots,
                                struct witness *sources);

/* Looks at the host and completes the request. */
int sysroot_request(struct arena *arena, struct sysroot_request *request, struct error *err);

/* Writes the sysroot for `request`, a struct sysroot_request, into the empty directory. */
int sysroot_fill(struct arena *arena, const char *directory, const void *request,
                 struct error *err);

#endif

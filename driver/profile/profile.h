/* A profile: a named target and how to build for it. Read-only once it is resolved. */
#ifndef PROFILE_PROFILE_H
#define PROFILE_PROFILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "base/witness.h"
#include "tables/arch.h"
#include "tables/libc.h"

/* What a sysroot is made from. Resolved profiles never have SYSROOT_AUTO. */
enum sysroot_kind {
    SYSROOT_AUTO,      /* by the libc: generated for glibc, musl-dev for musl */
    SYSROOT_GENERATED, /* abicc's tables and the host's headers */
    SYSROOT_MUSL_DEV,  /* the host's musl-dev, cut at the profile's release */
    SYSROOT_HOST       /* none is made: headers and libraries are the host's, as without abicc */
};

/* How executables are linked. Shared libraries are always dynamic. */
enum link_mode { LINK_DYNAMIC, LINK_STATIC, LINK_STATIC_PIE };

/* How outputs are tied to old symbol versions. */
enum pinning {
    PINNING_STUBS,  /* the link sees stub libraries of the target's release */
    PINNING_HEADERS /* also .symver lines in every object, for links that abicc does not run */
};

enum check_policy { CHECK_ERROR, CHECK_WARN, CHECK_OFF };

/* The C++ library that outputs use, and how. */
enum cxx_library {
    CXX_LIBRARY_AUTO,   /* what fits compiler and target: static or hybrid */
    CXX_LIBRARY_STATIC, /* the compiler's libstdc++, inside the output */
    CXX_LIBRARY_HYBRID, /* the target's libstdc++.so.6; what it lacks, inside the output */
    CXX_LIBRARY_LIBCXX  /* clang's libc++, inside the output */
};

/* Which library of a package -l finds first, where it has both. */
enum preference { PREFER_SHARED, PREFER_STATIC };

/* A yes/no key that a profile may leave to the compiler. */
enum tristate { TRISTATE_UNSET, TRISTATE_NO, TRISTATE_YES };

struct flag_edits {
    struct strvec add;    /* added to the command line, in this order */
    struct strvec remove; /* removed from it; exact words, or a prefix that ends in '*' */
};

/* Every field is described in profiles/README.md under the key of the same name. With SYSROOT_HOST
 * the target is this machine: libc and libc_version are not set, and nothing is promised. */
struct profile {
    const char *name;        /* canonical, also when an alias was asked for */
    const char *description; /* one line, "" when absent */
    const char *origin;      /* the file it came from, for messages */
    struct strvec aliases;

    const char *arch; /* x86_64, aarch64 ... as in sysroots/abi/arches.tsv */
    enum libc_kind libc;
    struct version libc_version; /* the floor */
    struct version kernel;       /* the oldest kernel promised; 0: not stated */
    struct version gcc;          /* whose libstdc++.so.6 and libgcc_s.so.1 it has; 0: not stated */
    enum isa_level isa;          /* that every machine of the target has; ISA_BASELINE where the
                                  * architecture has no such levels */
    struct strvec libraries;     /* sonames that it has besides those of its libc and gcc or, with a
                                  * ! before them, that it lacks although they are theirs; the
                                  * newest version promised may follow in parentheses */
    enum sysroot_kind sysroot;

    struct strvec cc;  /* C compiler candidates, tried in order */
    struct strvec cxx; /* C++ compiler candidates */
    enum cxx_library cxx_library;

    struct flag_edits cflags;   /* compiles of C, C++ and preprocessed assembler */
    struct flag_edits cxxflags; /* compiles of C++ only, after cflags */
    struct flag_edits ldflags;  /* links */

    enum link_mode link_mode;
    enum tristate no_as_needed;
    enum tristate static_libgcc;
    struct strvec rpath;
    const char *build_id;   /* "" = the compiler's default; none, sha1, uuid, md5, 0x... */
    const char *visibility; /* "" = the compiler's default; hidden, default, internal, protected */
    enum pinning pinning;
    enum check_policy check;
    struct strvec rules;   /* ABI012=off, text-relocations=warning: see rule_word */
    const char *polyfills; /* words as for polyfill_read_choice; "" = toolchain */

    struct strvec host_archives; /* z: the host's libz.a may be linked with -lz */
    struct strvec host_headers;  /* zlib.h, openssl/: in the host's include directories */

    struct strvec packages;     /* of the target's distribution: libssl-dev */
    struct strvec repositories; /* where they come from: see repository_entry_read */
    const char *mirror;         /* what mirror:NAME stands for; "" = what this machine's apt has */
    enum preference prefer;
};

/* Returns the directories that may have profiles (NAME.yaml or profiles/NAME.yaml) and data
 * (sysroots/...); the first match is used: ABICC_PROFILE_PATH, $XDG_CONFIG_HOME/abicc (or
 * ~/.config/abicc), /etc/abicc. `environment` as in environ(7). */
struct strvec profile_roots(struct arena *arena, const char *const *environment);

/* Resolves `name` (canonical, alias, or the pattern glibc2.N) with everything that it extends. The
 * error names file, line, column, key, rule and the nearest right word. A user's file may extend
 * the shipped profile of the same name. `sources` gets the files and directories that are read or
 * tried: when one of them changes, what was derived from the profile is stale. It may be NULL. */
int profile_load(struct arena *arena, const struct strvec *roots, const char *name,
                 struct profile *profile, struct witness *sources, struct error *err);

/* Stores the canonical names of all profiles (roots, then embedded), sorted, each once; without
 * those that are only bases of others, and without the pattern's. Broken ones are listed. */
int profile_names(struct arena *arena, const struct strvec *roots, struct strvec *names,
                  struct error *err);

/* Returns the name by which another profile is chosen for the same architecture: with that before
 * it, where it is not this machine's. */
const char *profile_name_beside(struct arena *arena, const struct profile *profile,
                                const char *other);

/* Returns whether the profile has a target of its own, with a sysroot and promises about outputs:
 * false with SYSROOT_HOST. */
bool profile_has_target(const struct profile *profile);

/* Returns whether C++ can be built for the profile: for musl where libstdc++, which is built for
 * glibc, can be linked with it. */
bool profile_has_cxx(const struct profile *profile);

/* Returns whether the library is in profile->libraries without a ! before it. Stores the newest
 * version that is promised of it, or NULL. */
bool profile_promises(struct arena *arena, const struct profile *profile, const char *soname,
                      const char **newest);

/* Returns whether the library is in profile->libraries with a ! before it. */
bool profile_denies(const struct profile *profile, const char *soname);

/* Applies ABICC_HOST_ARCHIVES, ABICC_HOST_HEADERS, ABICC_POLYFILLS (added to the profile's) and
 * ABICC_CHECK (instead of the profile's). Call it before profile_encode, so that the identity
 * includes them. */
int profile_apply_environment(struct arena *arena, const char *const *environment,
                              struct profile *profile, struct error *err);

/* The resolved profile as bytes, which are equal for equal profiles. For the identity digest and
 * for the cache. */
struct profile_bytes {
    const char *bytes;
    size_t size;
    size_t identity_size; /* of the first part: everything that can change an output or the verdict
                           * on it, so that build tools do not keep what other rules let pass;
                           * without the file's path, description and aliases. 0 when it is only
                           * decoded */
};
struct profile_bytes profile_encode(struct arena *arena, const struct profile *profile);

/* Decodes the bytes, into which the strings point. Returns -1 when they are damaged. */
int profile_decode(struct arena *arena, struct profile_bytes encoded, struct profile *profile);

#endif

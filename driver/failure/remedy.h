/* The texts of all remedies that abicc prints for a failed compile or link, and nothing else: to
 * reword one, edit remedy.c. Each function returns one remedy, as lines of which the last has no
 * newline; texts are allocated in the arena. Three more tables of remedies belong to other
 * subjects: that of the rules (tables/rule.c), of the compiler's libraries
 * (toolchain/compiler_libraries.c) and of the parts of glibc without headers (tables/withdrawn.c).
 */
#ifndef FAILURE_REMEDY_H
#define FAILURE_REMEDY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "base/version.h"
#include "failure/host_offer.h"
#include "tables/polyfill.h"

/* For a symbol in a library that the link does not name; `library` is written as after -l. */
const char *remedy_add_library(struct arena *arena, const char *library);

/* For a symbol in a library that stands on the command line before the inputs that use it. */
const char *remedy_move_library(void);

/* For a symbol that musl lacks and a library of Alpine's package supplies. */
const char *remedy_alpine_package(struct arena *arena, const char *package, const char *library);

/* For inputs that were compiled with glibc's headers, in a link for the musl profile. */
const char *remedy_rebuild_for_musl(struct arena *arena, const char *profile);

/* For symbols newer than the floor: a polyfill for those that have one; NULL when none has. */
const char *remedy_polyfill(struct arena *arena, const struct polyfill_table *table,
                            const struct strvec *names);

/* The same for all that a header declares: `class` is a word of the key `polyfills`. */
const char *remedy_header_polyfills(struct arena *arena, const char *header, const char *class);

/* Says why there is no polyfill of the names. */
const char *remedy_no_polyfill(struct arena *arena, const struct strvec *names, const char *reason);

/* The newer floors that have a symbol. */
struct newer_floor {
    struct version release; /* the first of the C library that has it */
    const char *profile;    /* the first profile that has it; NULL when none has */
    const char *prefix;     /* of the names of profiles for this architecture: "aarch64-", or "" */
    bool is_glibc;
    bool is_for_many; /* symbols */
};

/* For symbols newer than the floor: a profile that has them. */
const char *remedy_newer_floor(struct arena *arena, const struct newer_floor *floor);

/* For symbols newer than this machine's headers; `libc` as libc_name returns it. */
const char *remedy_newer_host(struct arena *arena, const char *libc, struct version release);

/* For symbols newer than the floor in files that were not compiled by abicc. */
const char *remedy_rebuild(struct arena *arena, const struct strvec *files);

/* For symbols newer than the floor in files that abicc compiled; `release` as above. */
const char *remedy_fallback(struct arena *arena, bool is_glibc, struct version release);

/* For macros and types newer than the floor. */
const char *remedy_word_fallback(struct arena *arena, struct version release);

/* For -l:FILE that no directory has. */
const char *remedy_add_directory(void);

/* For -lc++ where libc++ is missing: with another compiler than clang, and with clang. */
const char *remedy_use_clang(void);
const char *remedy_install_libcxx(struct arena *arena, unsigned clang_version);

/* For symbols of libc++ that a link with another C++ library needs. */
const char *remedy_link_libcxx(void);

/* A library named with -l that no directory has. */
struct wanted_library {
    const char *name;         /* as after -l */
    const char *host_archive; /* its path on the host; NULL when there is none */
    const char *host_shared;  /* the same */
};

/* For such a library, with a profile for musl or glibc. */
const char *remedy_build_library_for_musl(struct arena *arena, const struct wanted_library *wanted);

/* For a library of the compiler's own that links for musl cannot have: libquadmath, libgfortran. */
const char *remedy_compiler_library_for_musl(struct arena *arena, const char *name);
const char *remedy_build_library(struct arena *arena, const struct wanted_library *wanted,
                                 const struct host_offer *offer);

/* For a library that one of the host's archives needs; `archives` are all that are allowed then. */
const char *remedy_add_host_archive(struct arena *arena, const struct strvec *archives,
                                    const char *archive, const char *needed);

/* For a header that only the host has, with a profile for musl or glibc. */
const char *remedy_build_for_header_for_musl(void);
const char *remedy_build_for_header(struct arena *arena, const struct host_offer *offer);

/* Returns the package that has the header on the target, as the first remedy before another one. */
const char *remedy_packages_for_header(struct arena *arena, const char *header, const char *profile,
                                       const char *other);

/* For a header newer than the floor, or that musl lacks. */
const char *remedy_header_fallback(struct arena *arena, const char *header);

#endif

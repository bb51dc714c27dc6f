/* What this machine has for building and running programs of an architecture, for `abictl doctor`.
 */
#ifndef CTL_DOCTOR_PARTS_H
#define CTL_DOCTOR_PARTS_H

#include "ctl/ctl.h"
#include "profile/profile.h"
#include "toolchain/packages.h"

enum part_kind {
    PART_C,       /* a compiler */
    PART_CXX,     /* one for C++ */
    PART_HEADERS, /* of a C library */
    PART_LIBSTDCXX,
    PART_LINKERS,
    PART_EMULATOR,
    PARTS
};

struct part {
    const char *found;   /* in a word or two: "gcc 12.2"; NULL: missing */
    const char *path;    /* of the program or file; NULL where there is none */
    const char *install; /* the command that installs it, when it is missing; or NULL */
};

struct parts {
    const struct arch *arch;
    struct part list[PARTS];
};

/* Returns the name of a part: "C compiler"; as a key of JSON: "c_compiler". */
const char *part_name(enum part_kind kind);
const char *part_key(enum part_kind kind);

/* Finds the parts for the architecture among the compilers that the profile names. `directory` is
 * for files that are removed with it. */
struct parts parts_find(struct ctl *ctl, const struct profile *profile, const struct arch *arch,
                        const char *directory);

#endif

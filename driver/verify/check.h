/* The rules that a linked file must keep for its profile. Pure: facts and profile in, findings out.
 */
#ifndef VERIFY_CHECK_H
#define VERIFY_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "profile/profile.h"
#include "verify/facts.h"

/* Codes are stable: they are what users look up and write into their profiles. */
struct finding {
    const char *code;  /* ABI001 */
    bool is_tolerable; /* the output still runs on the target: never more than a warning */
    const char *text;  /* file, what it asks for, what the profile promises, what to do */
};

struct findings {
    struct finding *items;
    size_t count;
    size_t room;
};

/* ABI001  a symbol version of glibc above the floor
 * ABI002  a static profile's output asks for a loader or for libraries
 * ABI003  relocations that the target's loader cannot read
 * ABI004  made for another machine or another C library
 *
 * `path` is the file's name as the messages shall say it. A file that is no ELF file, and an object
 * that is still to be linked, keep all rules. */
struct findings check_findings(struct arena *arena, const struct profile *profile, const char *path,
                               const struct facts *facts);

#endif

/* Inheritance: a profile's file, the files that it extends, and the resulting values. */
#ifndef PROFILE_RESOLVE_H
#define PROFILE_RESOLVE_H

#include "profile/catalog.h"
#include "profile/settings.h"
#include "tables/arch.h"

struct resolved {
    const char *name;
    const char *origin;
    const char *arch;               /* the architecture of the target; NULL until resolve_arch */
    const struct arch *named_arch;  /* that the name begins with (aarch64-el7), or NULL */
    struct setting values[KEY_MAX]; /* by index in profile_keys */
    const struct settings *owners[KEY_MAX]; /* the file that set the value last, or NULL */
    const struct settings *own;             /* the profile's own file */
};

/* Finds `name` (a file's name, an alias, the pattern glibc2.N, or one of these after the name of an
 * architecture and a dash) and merges what it extends. */
int resolve(const struct catalog *catalog, const char *name, struct resolved *resolved,
            struct error *err);

/* Returns the merged setting at `path`, which is in profile_keys. */
const struct setting *resolved_get(const struct resolved *resolved, const char *path);

/* Sets resolved->arch: what the name begins with, else the target.arch of the files, else that of
 * this machine. */
int resolve_arch(struct arena *arena, struct resolved *resolved, struct error *err);

/* Returns whether the profile is only a base for others: it says neither which release is the floor
 * nor that the target is this machine. */
bool resolved_is_base(const struct resolved *resolved);

/* Sets `err` to a message about the place that set `path`. Returns -1. */
int resolved_fail(const struct resolved *resolved, const char *path, struct error *err,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif

/* Rules that a table of keys cannot express: valid values of one file, and existing targets. */
#ifndef PROFILE_VALIDATE_H
#define PROFILE_VALIDATE_H

#include "profile/resolve.h"

/* Checks the values of one file: names, flags, rpath, build ID, host archives and headers. */
int check_file(struct arena *arena, const struct settings *settings, const char *name,
               struct error *err);

/* Checks the merged profile: required keys are set, and the target is in the ABI tables. */
int check_target(struct arena *arena, const struct strvec *roots, const struct resolved *resolved,
                 struct error *err);

/* Checks that the profile of this machine has no key that needs a sysroot or is a promise. */
int check_host(const struct resolved *resolved, struct error *err);

/* Why a profile of this machine has no polyfills; %s is its name. */
#define CHECK_POLYFILLS_OF_HOST                                                                    \
    "polyfills are for old glibc releases, but profile %s is for this machine, whose C library "   \
    "is linked as it is: remove them"

/* Why a musl profile has no polyfills; %s is its name. */
#define CHECK_POLYFILLS_OF_GLIBC                                                                   \
    "polyfills are for old glibc releases, but profile %s is for musl: remove them"

/* Checks a name of host_archives or host_headers; the error says what to write instead. */
int check_host_archive(const char *name, struct error *err);
int check_host_header(const char *name, struct error *err);

/* The same of packages and repositories. */
int check_package(const char *name, struct error *err);
int check_repository(const char *text, struct error *err);

#endif

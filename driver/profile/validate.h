/* Rules that a schema cannot hold: what one file may say, and which targets there are. */
#ifndef PROFILE_VALIDATE_H
#define PROFILE_VALIDATE_H

#include "profile/resolve.h"

/* The values of one file: names, flags, rpath, build ID, host archives and headers. */
int check_file(struct arena *arena, const struct settings *settings, const char *name,
               struct error *err);

/* The merged profile: all that is required is there, and the target exists in the ABI tables. */
int check_target(struct arena *arena, const struct strvec *roots, const struct resolved *resolved,
                 struct error *err);

/* Why a musl profile has none; %s = its name. */
#define CHECK_POLYFILLS_OF_GLIBC                                                                   \
    "polyfills make up for old glibc releases, profile %s is for musl: leave them out"

/* What a name of host_archives or host_headers must be; the error says what to write instead. */
int check_host_archive(const char *name, struct error *err);
int check_host_header(const char *name, struct error *err);

#endif

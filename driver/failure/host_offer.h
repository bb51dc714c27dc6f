/* What of the host can be let into a profile in place of a header or library that is missing. */
#ifndef FAILURE_HOST_OFFER_H
#define FAILURE_HOST_OFFER_H

#include "base/arena.h"
#include "base/strvec.h"
#include "failure/host_needs.h"

struct host_offer {
    const char *found;       /* the host's file that was looked for; NULL when there is none */
    struct strvec headers;   /* as for host_headers: the header and those that it includes */
    struct strvec archives;  /* as for host_archives: the library and those that it needs */
    struct strvec absent;    /* libraries among them of which the host has no archive */
    struct strvec options;   /* -lNAME of all of them, in the order of a link */
    struct host_needs needs; /* what the archives need that the profile lacks */
};

/* Returns what the host has for #include <name>. */
struct host_offer host_offer_header(struct arena *arena, const struct failed_link *link,
                                    const char *name);

/* Returns what the host has for -lNAME; `found` is its archive. */
struct host_offer host_offer_library(struct arena *arena, const struct failed_link *link,
                                     const char *name);

/* Returns the path of the host's library file of that name, or NULL. */
const char *host_library_file(struct arena *arena, const char *arch, const char *name);

#endif

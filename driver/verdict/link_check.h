/* The rules about what went into a link, which the output alone does not tell. */
#ifndef VERDICT_LINK_CHECK_H
#define VERDICT_LINK_CHECK_H

#include "base/arena.h"
#include "base/error.h"
#include "link/link_files.h"
#include "link/link_libraries.h"
#include "rules/rules.h"

struct link_check {
    struct arena *arena;
    const struct promise *promise;
    const struct subject *subject; /* the output */
    const struct link_files *files;
    const struct link_libraries *libraries;
    struct findings *findings;
};

/* ABI022: a file of the host's own directories. What the profile lets in by name may be there. */
void link_check_host(const struct link_check *check);

/* ABI021: a library that comes along, but breaks the profile's promise. */
int link_check_libraries(const struct link_check *check, struct error *err);

/* Adds to each finding about a symbol the objects and archive members that ask for it, and to that
 * about a foreign profile those that carry its mark. */
void link_name_places(const struct link_check *check);

#endif

/* The rules about what went into a link, as far as the output alone does not tell. */
#ifndef VERDICT_LINK_CHECK_H
#define VERDICT_LINK_CHECK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "link/link_files.h"
#include "link/link_libraries.h"
#include "rules/judge.h"

struct link_check {
    struct arena *arena;
    const struct promise *promise;
    const struct subject *subject; /* the output */
    const struct link_files *files;
    const struct link_libraries *libraries;
    struct findings *findings;
};

/* ABI022: files from the host's own directories, except those that the profile allows by name. */
void link_check_host(const struct link_check *check);

/* ABI021: shared libraries that are shipped with the output but break the profile's promise. */
int link_check_libraries(const struct link_check *check, struct error *err);

/* ABI008, one note: libraries that abicc did not make and the profile does not promise, where no
 * run path leads to them. Nothing is added to an error. */
void link_check_shipping(const struct link_check *check);

/* Returns the directories of the output's run path in which the link found libraries. */
struct strvec link_build_directories(struct arena *arena, const struct facts *output,
                                     const struct link_libraries *libraries);

/* A link whose output may lack the marks of what it is made of. */
struct marked_link {
    const struct link_files *files;
    const struct cmdline *line;
    const struct state *state;
    const char *const *environment;
    bool is_bare; /* the output has no mark at all */
    bool has_lto; /* the link-time optimizer may have compiled some of it */
};

/* Returns the marks of the objects and archive members in the link that the output has not: those
 * that the link-time optimizer compiled anew, for this profile, and all where a linker script
 * discards .comment, in which they stand. */
struct strvec link_lost_marks(struct arena *arena, const struct marked_link *link);

/* Adds to each finding about a symbol the objects and archive members that use it, and to each
 * finding about another profile those that carry its mark. */
void link_name_places(const struct link_check *check);

#endif

/* Looking for the names that a failed link lacked: the units that it is made of, and which of what
 * they want nothing defines. */
#ifndef FAILURE_SEARCH_H
#define FAILURE_SEARCH_H

#include "failure/failure.h"
#include "failure/relink.h"
#include "failure/runtime.h"
#include "link/inputs.h"
#include "link/units.h"
#include "rules/absence.h"

struct search {
    struct arena *arena;
    const struct failed_link *link;
    const struct inputs *inputs;
    const struct absences *absences;
    struct runtimes runtimes;
    struct relink relink;
    struct units units;         /* is_linked tells which are part of the link */
    struct definitions own;     /* of the units */
    struct definitions made_up; /* of the sysroot's own archives */
    bool is_exact;              /* `relinked` tells which names were left */
    struct relinked relinked;
};

/* Why a name is missing. */
struct reason {
    struct absence absence;        /* of the C library's names */
    const struct runtime *runtime; /* of the compiler's own; NULL */
    const struct unit *late;       /* a member has it that the linker did not look into; NULL */
};

/* Compiles the line's sources, reads the units and links once more, each only when it may tell
 * something: false when there is nothing to be found. search_end must follow in any case. `absent`
 * are libraries that the line names and nobody has. */
bool search_begin(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                  const struct strvec *absent, struct search *search);

void search_end(struct search *search);

/* Was what a unit calls `wanted` left undefined, as far as is known, and is the reason one that can
 * be told. */
bool search_finds(struct search *search, const char *wanted, struct reason *reason);

/* --wrap makes the linker look for NAME where an object says __real_NAME. */
const char *search_plain_name(const char *wanted);

#endif

/* Searches for the symbols that a failed link lacks: reads the units of the link, and finds which
 * of the symbols that they use nothing defines. */
#ifndef FAILURE_SEARCH_H
#define FAILURE_SEARCH_H

#include "failure/failure.h"
#include "failure/linker_messages.h"
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
    struct units units;              /* with is_linked for those that are part of the link */
    struct definitions own;          /* of the units */
    struct definitions made_up;      /* in the sysroot's own archives */
    struct linker_messages messages; /* from the linker's messages, if they were kept */
    bool is_exact;                   /* `relinked` has the undefined symbols */
    struct relinked relinked;        /* its path is NULL where the linker's messages told enough */
};

/* Why a symbol is missing. */
struct reason {
    struct absence absence;        /* from the C library */
    const struct runtime *runtime; /* the compiler's library that has it; NULL */
    const struct unit *late;       /* an archive member that has it and was not linked; NULL */
};

/* Compiles the command line's sources, reads the units and links once more, each only where it can
 * help. Returns false when there is nothing to find. search_end must follow in any case. `absent`
 * are the libraries that the command line names and no directory has. */
bool search_begin(struct arena *arena, const struct failed_link *link, const struct inputs *inputs,
                  const struct strvec *absent, struct search *search);

void search_end(struct search *search);

/* Returns whether the symbol that a unit calls `wanted` was left undefined, as far as is known, for
 * a reason that abicc can explain; stores the reason. */
bool search_finds(struct search *search, const char *wanted, struct reason *reason);

/* Returns NAME for __real_NAME, where --wrap makes the linker look for NAME; else `wanted`. */
const char *search_plain_name(const char *wanted);

/* Returns the symbols that the sysroot's own archives define. */
struct definitions search_made_up(struct arena *arena, const struct state *state,
                                  bool takes_cxx_library);

#endif

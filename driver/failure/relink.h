/* A link that failed, done once more in private: names that nothing defines are let through, so
 * that what the linker makes tells exactly which they were, whatever the linker, the order of the
 * archives, LTO and --gc-sections made of the line. Nothing is printed, and no file of the user's
 * is written. */
#ifndef FAILURE_RELINK_H
#define FAILURE_RELINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "cmdline/cmdline.h"
#include "failure/failure.h"
#include "plan/plan.h"
#include "target/state.h"

/* A source of the line and the object, with debug information, that was made of it. */
struct relink_source {
    const char *name;
    size_t word; /* of `planned` */
    const char *object;
};

struct relink {
    struct arena *arena;
    const struct plan *plan;
    struct cmdline planned; /* the plan's command line */
    const struct state *state;
    const char *heard; /* the linker's messages; NULL when not known */
    struct strvec env;
    const char *directory;         /* private, below TMPDIR; NULL when none could be made */
    struct relink_source *sources; /* after relink_compile */
    size_t source_count;
    bool has_hidden_sources; /* in a response file: they are not compiled alone */
    bool has_read_input;     /* a source came by standard input, and is gone */
};

/* Makes the directory. relink_end must follow. */
void relink_begin(struct arena *arena, const struct failed_link *link, struct relink *relink);

/* Compiles the line's sources again, or only those that the linker's messages name: costs what the
 * compiling cost before. False when one cannot be compiled: the linker was not reached. */
bool relink_compile(struct relink *relink);

/* Compiles the other sources, which the messages do not name. */
bool relink_compile_rest(struct relink *relink);

/* Returns whether the input is a source that is left for relink_compile_rest. */
bool relink_leaves_out(const struct relink *relink, const char *input);

/* What a link made, and its names. */
struct relinked {
    const char *path; /* there until relink_end */
    struct strvec
        undefined; /* bound to no version; not weak, but see makes_unresolved_local; sorted */
    struct strvec defined; /* sorted */
};

/* Links again, without the libraries `absent` (as written after -l): costs what the link cost
 * before, sometimes twice that. False when the linker fails for another reason too. */
bool relink_link(const struct relink *relink, const struct strvec *absent,
                 struct relinked *relinked);

/* Compiles the sources of a failed command again and returns the messages in English. "" when that
 * is impossible: the source came by standard input. */
const char *relink_messages(struct arena *arena, const struct failed_link *link);

void relink_end(struct relink *relink);

#endif

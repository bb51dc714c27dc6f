/* The plan: what is executed instead of the command line that was typed, and why each edit was
 * made.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "cmdline/cmdline.h"
#include "profile/choice.h"
#include "target/state.h"
#include "toolchain/linkers.h"

enum run_mode {
    RUN_EXEC,        /* replace this process by the compiler */
    RUN_COMPILE,     /* run it, wait, correct its dependency files */
    RUN_LINK,        /* run it, wait, check its output */
    RUN_CORRECT,     /* run it, correct its answer */
    RUN_LEAVE_TO_GO, /* fail without running it: see plan_make */
};

/* The answer that must be corrected. */
enum correction {
    CORRECT_NOTHING,
    CORRECT_VERSION_LINE, /* -###: the identity is appended to the version line */
    CORRECT_FILE_NAME,    /* -print-file-name: a host library is not found */
    CORRECT_SEARCH_DIRS,  /* -print-search-dirs: the sysroot's directories and the compiler's own */
    CORRECT_OTHER_FILE,   /* the same with -m32: for another machine the sysroot has nothing */
    CORRECT_OTHER_DIRS,
    CORRECT_DEPENDENCIES, /* -M: as dependency files (plan/depfile.h) */
    CORRECT_MACHINE       /* -dumpmachine, -print-multiarch: with the target's libc */
};

enum edit_kind {
    EDIT_ADDED,
    EDIT_DROPPED,
    EDIT_CHANGED,
    EDIT_UNSET, /* a variable */
    EDIT_SET
};

struct edit {
    enum edit_kind kind;
    const char *word; /* what is added, dropped, changed or unset */
    const char *now;  /* for a change: the new text */
    const char *reason;
};

/* The new content of a response file in which a word was edited. */
struct rewritten {
    size_t index; /* in argv */
    const char *content;
};

/* Names a file in the memory of the process that waits for the linker; nothing is on disk. */
#define LISTING_OPTION "-Wl,--dependency-file="

struct plan {
    enum run_mode mode;
    enum correction correction;
    struct strvec argv; /* argv[0] is the compiler's path, or the launcher's before it */
    bool has_launcher;
    struct strvec unset; /* environment variables that the compiler must not see */
    struct strvec set;   /* those that it sees changed: "NAME=value" */
    struct rewritten *rewritten;
    size_t rewritten_count;
    struct edit *edits;
    size_t edit_count;
    struct strvec depfiles; /* the dependency files to correct (plan/depfile.h); "-" is printed */
    const char *output;     /* of a link: the file that it makes, "a.out" if none was named */
    size_t listing; /* index in argv of the word that makes the linker list the files that it opens
                     * in that file; 0 when there is none */
    const char *listed; /* else the file in which the command line has them listed, or NULL */
    const struct linker *linker; /* of a link: the one that it runs; NULL when it is not known */
};

/* What a plan is made of. */
struct plan_request {
    const struct cmdline *line;
    const struct state *state;
    const char *const *environment; /* as environ(7) */
    const struct choice *choice;    /* which chose `state` */
    bool lacks_streams;             /* the compiler will find a standard stream closed */
};

/* Makes the plan. Fails for what the profile cannot do (-static with a generated glibc sysroot,
 * -m32, a host library named by its path, C++ for musl, a cgo package whose C++ is the host's ...).
 *
 * RUN_LEAVE_TO_GO: for a profile that links statically, cmd/go's link of _cgo_.o (whose dynamic
 * symbols it reads) has no meaningful output. When it fails, cmd/go marks the package for external
 * linking and goes on, and abicc does the final link. */
int plan_make(struct arena *arena, const struct plan_request *request, struct plan *plan,
              struct error *err);

#endif

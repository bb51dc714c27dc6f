/* The linkers: which one a command line runs, what each can do, and where it errs. */
#ifndef TOOLCHAIN_LINKERS_H
#define TOOLCHAIN_LINKERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "cmdline/cmdline.h"

/* What is known of a linker. Code that does one thing for one linker and another for the next asks
 * here; where the same is done for all because of one of them, its comment names the trait. */
struct linker {
    const char *name; /* as in -fuse-ld= */
    const char *sign; /* the beginning of a line of its answer to -v --help */

    /* Undefined symbols that it was told to ignore. */
    const char *keep_unresolved;  /* the option that keeps them in the tables, or "" */
    bool makes_unresolved_local;  /* the tables do not tell weak symbols from others */
    bool keeps_real_symbols;      /* __real_NAME of --wrap stays where nothing else names it */
    bool stops_at_unrelocatable;  /* goes on only with --noinhibit-exec */
    bool searches_archives_again; /* also those before what needs them */

    /* The list of --dependency-file. */
    bool quotes_listed_files; /* blanks, # and $ as make reads them */
    bool lists_files_twice;

    /* Options. */
    const char *pack_relocations; /* the option that writes DT_RELR */
    bool hangs_on_library_lists;  /* never ends with --exclude-libs=a.a,b.a: one option each */
    bool lacks_no_dynamic_linker; /* so no -static-pie of musl's */

    /* Linker scripts. */
    bool leaves_sysroot_in_scripts;  /* a script inside a script is outside of the sysroot to it */
    bool misreads_leading_as_needed; /* AS_NEEDED at the beginning of a list is a file to it */

    /* Code. */
    bool gives_absent_symbols_address; /* code asks for a weak hidden symbol, and gets one */
    bool reads_gcc_lto;                /* by gcc's plug-in */
};

/* In the order in which an answer is looked at. */
extern const struct linker linkers[];
extern const size_t linker_count;

/* Returns the linker that printed `answer` to -v --help, or NULL. */
const struct linker *linker_of_answer(const char *answer);

/* Returns the options by which `added`, the profile's own, and then the command line choose the
 * linker: -fuse-ld=, --ld-path=, and -B of a directory that has one. */
struct strvec linker_choosing_options(struct arena *arena, const struct strvec *added,
                                      const struct cmdline *line);

/* Returns the files that the chosen linker may be, by its usual names. `search` is PATH's value. */
struct strvec linker_candidates(struct arena *arena, const struct strvec *options,
                                const char *search);

#endif

/* The arguments that the linker gets, each parsed once, whether they come by -Wl, or -Xlinker, by
 * an option that the compiler passes on, or from a response file that the linker itself reads
 * (@file).
 */
#ifndef CMDLINE_LINKER_WORDS_H
#define CMDLINE_LINKER_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strvec.h"

struct cmdline;

/* Options that later stages ask about. Everything else is LINKER_OTHER. */
enum linker_word_id {
    LINKER_OTHER,
    LINKER_FILE,             /* an input */
    LINKER_LIBRARY,          /* -l */
    LINKER_LIBRARY_DIR,      /* -L; the compiler's -B is one, too */
    LINKER_RPATH,            /* -rpath */
    LINKER_RPATH_LINK,       /* -rpath-link */
    LINKER_SYSROOT,          /* --sysroot */
    LINKER_KEYWORD,          /* -z */
    LINKER_PACK_RELOCATIONS, /* --pack-dyn-relocs */
    LINKER_NO_UNDEFINED,     /* --no-undefined */
    LINKER_LEAVE_OPEN,       /* --unresolved-symbols and its kin: undefined names are no error */
    LINKER_UNDEFINED,        /* -u, --require-defined: a name that must come in */
    LINKER_ENTRY,            /* -e */
    LINKER_RELOCATABLE,      /* -r */
    LINKER_SHARED,           /* -shared */
    LINKER_EXPORT,           /* -E */
    LINKER_OUTPUT,           /* -o */
    LINKER_MAP,              /* -Map */
    LINKER_DEPENDENCY_FILE,  /* --dependency-file */
    LINKER_STRIP,            /* -s */
    LINKER_GC_SECTIONS,      /* --gc-sections, and what takes it back */
    LINKER_NO_GC_SECTIONS,
    /* What holds for the files and libraries behind them. */
    LINKER_STATIC, /* -Bstatic */
    LINKER_DYNAMIC,
    LINKER_WHOLE_ARCHIVE,
    LINKER_NO_WHOLE_ARCHIVE,
    LINKER_AS_NEEDED,
    LINKER_NO_AS_NEEDED,
    LINKER_PUSH_STATE,
    LINKER_POP_STATE
};

/* What holds at one place of the command line. */
struct linker_mode {
    bool is_static;    /* -l finds archives alone. The compiler's -static is not told here */
    bool is_whole;     /* members of archives come in unasked */
    bool is_as_needed; /* libraries that nothing uses are left out */
};

struct linker_word {
    enum linker_word_id id;
    const char *text;  /* as it was written, without a value that stands apart */
    const char *value; /* of a file, its name; NULL of an option that has none */
    size_t word;       /* index in the command line's words; a file of words stands in one, too */
    size_t value_word; /* where the value stands: -Wl,-L -Wl,d */
    bool is_direct;    /* told to the linker itself: -Wl, -Xlinker */
    bool is_separate;  /* the value is not part of `text` */
    struct linker_mode mode; /* at this place */
};

struct linker_words {
    struct linker_word *items; /* in the order of the command line */
    size_t count;
};

/* Reads them from the words of a command line. Files of words that cannot be read, and those that
 * name themselves, stand as they are written. */
struct linker_words linker_words_read(struct arena *arena, const struct cmdline *line);

/* Returns the last one of the kind, or NULL. */
const struct linker_word *linker_words_last(const struct linker_words *words,
                                            enum linker_word_id id);

/* Adds to `parts` what of a direct item stands in the word `word` of the command line. */
void linker_word_parts(struct arena *arena, const struct linker_word *item, size_t word,
                       struct strvec *parts);

/* Returns the arguments that tell the linker these parts: one -Wl,a,b or, where a part has a comma
 * in it, an -Xlinker for each. Empty when there are no parts. */
struct strvec linker_words_write(struct arena *arena, const struct strvec *parts);

#endif

/* The command line as typed: every word is parsed once and kept, in order. */
#ifndef CMDLINE_CMDLINE_H
#define CMDLINE_CMDLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "cmdline/linker_words.h"

/* What the command line makes the compiler do. */
enum cmdline_action {
    ACTION_QUERY,      /* prints something: -dumpversion, --version, -print-... */
    ACTION_PREPROCESS, /* -E, -M, -MM */
    ACTION_COMPILE,    /* -c, -S, -fsyntax-only, a header to precompile */
    ACTION_LINK,       /* runs the linker for an executable, shared library or -r object */
    ACTION_NOTHING     /* no inputs and no query: the compiler's own error, or -v alone; and an
                        * option at the end that lacks its argument, which is an error, too */
};

enum word_kind {
    WORD_OPTION,   /* everything that begins with '-' and is not an input, parsed or not */
    WORD_ARGUMENT, /* the separate argument of the option before it */
    WORD_INPUT,    /* a file, or "-" */
    WORD_RESPONSE  /* an @file that was read; its words follow, with `response` set */
};

/* The options that later stages ask about. All others are OPT_OTHER. */
enum option_id {
    OPT_OTHER,
    OPT_OUTPUT,       /* -o */
    OPT_LANGUAGE,     /* -x */
    OPT_LIBRARY,      /* -l */
    OPT_LIBRARY_DIR,  /* -L */
    OPT_PREFIX,       /* -B */
    OPT_INCLUDE_DIR,  /* -I */
    OPT_SYSTEM_DIR,   /* -isystem */
    OPT_AFTER_DIR,    /* -idirafter */
    OPT_QUOTE_DIR,    /* -iquote */
    OPT_SYSROOT,      /* --sysroot, -isysroot */
    OPT_LINKER_WORDS, /* -Wl,a,b */
    OPT_XLINKER,      /* -Xlinker */
    OPT_HANDED_ON,    /* -u, -e, -T, -z ...: the linker is told the same */
    OPT_STATIC,
    OPT_STATIC_PIE,
    OPT_SHARED,
    OPT_PIE,
    OPT_NO_PIE,
    OPT_RELOCATABLE,
    OPT_EXPORT, /* -rdynamic */
    OPT_SHARED_LIBGCC,
    OPT_STATIC_LIBSTDCXX,
    OPT_NOSTDINC,
    OPT_NO_CXX_HEADERS,       /* -nostdinc++ */
    OPT_NO_LIBRARIES,         /* -nostdlib */
    OPT_NO_DEFAULT_LIBRARIES, /* -nodefaultlibs */
    OPT_NO_LIBC,              /* -nolibc */
    OPT_NO_CXX_LIBRARY,       /* -nostdlib++ */
    OPT_STDLIB,               /* clang's -stdlib= */
    OPT_FREESTANDING,         /* -ffreestanding, -fno-hosted */
    OPT_DEFINE,               /* -D */
    OPT_UNDEFINE,             /* -U */
    OPT_INCLUDE,              /* -include, -imacros */
    OPT_HEADER_PREFIX,        /* -iprefix */
    OPT_PREFIXED_DIR,         /* -iwithprefix, -iwithprefixbefore */
    OPT_PREPROCESSOR_WORDS,   /* -Wp,a,b */
    OPT_XPREPROCESSOR,        /* -Xpreprocessor; clang's -Xclang */
    OPT_OPENMP,               /* -fopenmp, -fopenacc */
    OPT_NO_OPENMP,
    OPT_SANITIZE,         /* -fsanitize= */
    OPT_NO_SANITIZE,      /* -fno-sanitize= */
    OPT_MACHINE_MODE,     /* -m32, -mx32, -m64, -m16 */
    OPT_TARGET,           /* clang's --target=, -target */
    OPT_DRY_RUN,          /* -### */
    OPT_ASSEMBLE,         /* -S */
    OPT_NO_LINE_MARKERS,  /* -P */
    OPT_DEPENDENCIES,     /* -M: in place of anything else */
    OPT_DEPENDENCIES_TOO, /* -MD: besides it */
    OPT_DEPENDENCY_FILE,  /* -MF */
    OPT_DEPENDENCY_WORDS, /* -MMD, -MP, -MT ...: the rest about dependencies */
    OPT_DUMP_DIRECTORY,   /* -dumpdir */
    OPT_DUMP_BASE,        /* -dumpbase */
    OPT_DUMP_SUFFIX,      /* -dumpbase-ext */
    OPT_ASSEMBLER_WORDS,  /* -Wa,a,b */
    OPT_XASSEMBLER,       /* -Xassembler */
    OPT_SAVE_TEMPS,       /* -save-temps, -save-temps= */
    OPT_UNPIPED,          /* not beside -pipe: -wrapper, -fplugin= ... */
    OPT_PRINT_FILE_NAME,
    OPT_PRINT_SEARCH_DIRS,
    OPT_PRINT_MACHINE, /* -dumpmachine, -print-multiarch */
    OPT_CC1,           /* clang's -cc1, -cc1as as the first word: the rest is not parsed */
    OPT_END_OF_OPTIONS /* "--": for clang only inputs follow; gcc does not know it */
};

struct word {
    const char *text; /* the word as the compiler reads it (unquoted in a response file) */
    enum word_kind kind;
    enum option_id option; /* of an option; of an argument: of its option */
    const char *value;     /* the option's value, joined or separate; NULL when it has none */
    const char *language;  /* of an input: from -x; NULL without one or after -x none */
    size_t response;       /* 0: on the command line itself; else 1 + index of the WORD_RESPONSE */
};

struct cmdline {
    struct word *words; /* without argv[0], without --abicc-... options */
    size_t count;
    enum cmdline_action action;     /* with -###, what it would be without */
    bool is_dry_run;                /* -###: the commands are printed and not run */
    const char *output;             /* last -o, or NULL */
    bool has_cxx_input;             /* an input of C++ by its suffix or -x */
    bool has_preprocessed_language; /* C, C++, Objective-C or assembler-with-cpp is compiled */
    /* gcc obeys only the last of -shared, -pie, -no-pie and -static-pie. -static and -r are
     * independent of them (gcc ignores -static in a shared library). The linker's own -r and
     * -shared (through -Wl, or -Xlinker) count, because they decide the output. Its -static does
     * not: it applies only to the libraries after it. */
    bool is_shared, is_static, is_static_pie, is_pie, is_no_pie, is_relocatable;
    bool is_exporting; /* a program that exports all its symbols: -rdynamic, the linker's -E */
    struct linker_words linker; /* of a link; else empty */
    /* abicc's own options */
    const char *abicc_profile, *abicc_arch, *abicc_cc, *abicc_cxx; /* NULL when not given */
    bool wants_explain, wants_help, wants_version;
};

/* Parses argv[1..]. Fails for an --abicc- option that does not exist (the error names the nearest
 * one), lacks its value or is in a response file, and for endless response files. A response file
 * that cannot be read is an ordinary word, as it is for gcc. */
int cmdline_read(struct arena *arena, int argc, const char *const *argv, struct cmdline *line,
                 struct error *err);

/* Returns whether nothing of the system comes in: a kernel or a boot loader is compiled, or the
 * command only asks about the compiler itself. */
bool cmdline_is_freestanding(const struct cmdline *line);

/* Returns the last word that chooses a machine: -m32 and its like, clang's --target=; or NULL. */
const struct word *cmdline_machine(const struct cmdline *line);

/* Returns what an option of the kind OPT_MACHINE_MODE chooses: "32" of -m32, --machine=32,
 * --machine 32. */
const char *cmdline_machine_mode(const struct word *word);

/* Returns whether the option is on the command line, however it is spelled. */
bool cmdline_has_option(const struct cmdline *line, enum option_id option);

/* Returns whether the word, no input, could name standard output as a file to be written: -MF -,
 * -Wp,-MD,-, -fdump-tree-all=stdout, -MF/dev/stdout, -MF/proc/self/fd/1. */
bool word_may_be_standard_output(const struct word *word);

#endif

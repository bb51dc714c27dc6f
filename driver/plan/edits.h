/* The edits of the plan, each in a small file for one part of the command line. None reads what
 * another one wrote: they all look at the command line as it was typed. */
#ifndef PLAN_EDITS_H
#define PLAN_EDITS_H

#include "base/error.h"
#include "plan/draft.h"

/* When an edit applies. */
enum edit_when {
    WHEN_ALWAYS,
    WHEN_WORKING,      /* the compiler has something to do: not for -v alone, --version ... */
    WHEN_COMPILING,    /* objects or assembler are made, and nothing is linked */
    WHEN_COMPILED,     /* an object may be made: a compile or a link */
    WHEN_PREPROCESSED, /* C, C++, Objective-C or assembler-with-cpp is compiled */
    WHEN_SEARCHING,    /* a link, or a query, which may ask where a library is */
    WHEN_LINKING,      /* a link */
    WHEN_LINKED,       /* a link whose output is no relocatable object */
    WHEN_MADE          /* the same, and it is run: not for -### */
};

/* The profiles that it is for: a profile of this machine leads neither compiler nor linker to other
 * files, so only the edits for all of them remain. */
enum edit_whose {
    OF_TARGETS, /* those with a target and a sysroot of their own */
    OF_ALL
};

struct plan_edit {
    const char *name;
    enum edit_when when;
    enum edit_whose whose;
    int (*apply)(struct draft *draft, struct error *err); /* -1 where the profile cannot be kept */
};

/* In the order in which they are made. */
extern const struct plan_edit plan_edits[];
extern const size_t plan_edit_count;

/* Makes a compiler for several architectures compile for the profile's. */
int edit_machine(struct draft *draft, struct error *err);

/* Names the sysroot, and what the compiler needs to find all things in it. */
int edit_sysroot(struct draft *draft, struct error *err);

/* Refuses what no edit can correct: another machine mode, a user's sysroot, static glibc. */
int edit_refusals(struct draft *draft, struct error *err);

/* Chooses clang's C++ library: libc++ where the profile says so. Refuses compilers without one. */
int edit_stdlib(struct draft *draft, struct error *err);

/* Chooses the std::string where outputs share an old libstdc++.so.6. Refuses the other one. */
int edit_strings(struct draft *draft, struct error *err);

/* Drops the directories of the host: -L, -B, -I, -isystem ... */
int edit_host_directories(struct draft *draft, struct error *err);

/* Marks precompiled headers of gcc, and refuses those of another profile. */
int edit_precompiled(struct draft *draft, struct error *err);

/* Refuses or corrects other ways to the host's headers. */
int edit_preprocessor(struct draft *draft, struct error *err);

/* Drops from -Wl, and -Xlinker what leads to the host or needs a newer loader. */
int edit_linker_words(struct draft *draft, struct error *err);

/* Refuses shared libraries of the host: by their path, or found by -l in a directory of the user's.
 */
int edit_host_libraries(struct draft *draft, struct error *err);

/* Makes the compiler search for start files and libraries in the sysroot, and the linker, too. */
int edit_search(struct draft *draft, struct error *err);

/* Links statically where the profile does. */
int edit_link_mode(struct draft *draft, struct error *err);

/* Returns whether the profile's outputs contain libgcc, and do not share the target's. */
bool edit_is_libgcc_static(const struct draft *draft);

/* Chooses libgcc: the archive, unless the profile shares the target's. */
int edit_libgcc(struct draft *draft, struct error *err);

/* Drops -static-libstdc++, because the sysroot's C++ library is static. */
int edit_static_cxx(struct draft *draft, struct error *err);

/* Adds what the compiler's own archives need on an old C library, where they are inputs and their
 * needs are not in the sysroot's linker scripts. */
int edit_archives(struct draft *draft, struct error *err);

/* Hides the symbols of the compiler's archives from other modules. */
int edit_hidden_archives(struct draft *draft, struct error *err);

/* Adds what links with a sanitizer need; refuses sanitizers that cannot work on the target. */
int edit_sanitizers(struct draft *draft, struct error *err);

/* The same for OpenMP. */
int edit_openmp(struct draft *draft, struct error *err);

/* Adds the profile's run paths and flags for links. */
int edit_link_flags(struct draft *draft, struct error *err);

/* Marks the objects with the identity. */
int edit_mark(struct draft *draft, struct error *err);

/* Lets ccache in front of abicc see the identity. */
int edit_ccache(struct draft *draft, struct error *err);

/* Keeps times and long double in the formats that the floor's functions have. Refuses other
 * formats.
 */
int edit_formats(struct draft *draft, struct error *err);

/* Adds what every compile with a sysroot needs: prefix map, pinned symbols. */
int edit_compile(struct draft *draft, struct error *err);

/* Adds the directory from which the headers of a language, where the command line names them,
 * include those for the architecture. */
int edit_languages(struct draft *draft, struct error *err);

/* Adds the profile's flags for compiles. */
int edit_compile_flags(struct draft *draft, struct error *err);

/* Makes gcc run the assembler beside the compiler, where nothing but the time taken shows it. */
int edit_pipe(struct draft *draft, struct error *err);

/* Has dependency files corrected, which would name files of the cache. */
int edit_dependencies(struct draft *draft, struct error *err);

/* Drops the words that the profile removes. */
int edit_removals(struct draft *draft, struct error *err);

/* Makes the linker list the files that it opens. */
int edit_listing(struct draft *draft, struct error *err);

/* Takes the host's directories out of variables. */
int edit_variables(struct draft *draft, struct error *err);

/* Lets the launcher run the compile. */
int edit_launcher(struct draft *draft, struct error *err);

/* Returns the directories of LIBRARY_PATH that are not the host's. */
struct strvec edit_library_path(const struct draft *draft);

/* Returns the directory as compiler and linker read it: a leading = or $SYSROOT means the sysroot
 * (gcc manual, "Directory Options"; ld manual, "-L"), from which dots may lead out again. */
const char *edit_directory_of(const struct draft *draft, const char *text);

/* Returns the directories in which -l finds libraries before the sysroot's: the command line's, but
 * for those that were dropped. */
struct strvec edit_library_directories(const struct draft *draft);

/* Returns whether the line chooses another machine than the profile's: -m32, --target=. */
bool edit_is_for_other_machine(struct arena *arena, const struct cmdline *line, const char *arch);

/* Returns whether the link takes no library of the system's: -nostdlib, -nodefaultlibs. */
bool edit_takes_no_libraries(const struct cmdline *line);

/* Returns whether the option, spelled like this, is on the command line. */
bool edit_has_word(const struct cmdline *line, const char *text);

#endif

/* The edits of the plan, each in a small file for one part of the command line. */
#ifndef PLAN_EDITS_H
#define PLAN_EDITS_H

#include "base/error.h"
#include "plan/draft.h"

/* Refuses what no edit can correct: another machine mode, a user's sysroot, static glibc. */
int edit_refusals(struct draft *draft, struct error *err);

/* Chooses clang's C++ library: libc++ where the profile says so. Refuses compilers without one. */
int edit_stdlib(struct draft *draft, struct error *err);

/* Chooses the std::string where outputs share an old libstdc++.so.6. Refuses the other one. */
int edit_strings(struct draft *draft, struct error *err);

/* Adds what every compile needs: sysroot, identity, prefix map, the profile's flags. */
int edit_compile(struct draft *draft, struct error *err);

/* Adds what every link needs: sysroot, specs, link mode, run paths, the profile's flags. */
int edit_link(struct draft *draft, struct error *err);

/* Adds what links need for the compiler's own libraries: libgcc, libstdc++. */
void edit_runtime(struct draft *draft);

/* Edits words that ask for a static C++ library. */
void edit_static_cxx(struct draft *draft);

/* Adds what links with a sanitizer need; refuses sanitizers that cannot work on the target. */
int edit_sanitizers(struct draft *draft, struct error *err);

/* The same for OpenMP. */
int edit_openmp(struct draft *draft, struct error *err);

/* Drops the directories of the host: -L, -B, -I, -isystem ... */
int edit_host_directories(struct draft *draft, struct error *err);

/* Returns the directory as compiler and linker read it: a leading = or $SYSROOT means the sysroot
 * (gcc manual, "Directory Options"; ld manual, "-L"), from which dots may lead out again. */
const char *edit_directory_of(const struct draft *draft, const char *text);

/* Refuses or corrects other ways to the host's headers. */
int edit_preprocessor(struct draft *draft, struct error *err);

/* Drops from -Wl, and -Xlinker what leads to the host or needs a newer loader. */
int edit_linker_words(struct draft *draft, struct error *err);

/* Refuses shared libraries of the host: by their path, or found by -l in a directory of the user's.
 */
int edit_host_libraries(struct draft *draft, struct error *err);

/* Drops the words that the profile removes. */
int edit_removals(struct draft *draft, struct error *err);

/* Returns whether the option, spelled like this, is on the command line. */
bool edit_has_word(const struct cmdline *line, const char *text);

#endif

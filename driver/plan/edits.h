/* The rules of the plan, one small file for each part of the line that they look at. */
#ifndef PLAN_EDITS_H
#define PLAN_EDITS_H

#include "base/error.h"
#include "plan/draft.h"

/* Refuses what no edit can make right: another machine mode, a sysroot of the user's, static glibc.
 */
int edit_refusals(struct draft *draft, struct error *err);

/* Which C++ library clang takes: libc++ where the profile says so. Refuses compilers that have
 * none.
 */
int edit_stdlib(struct draft *draft, struct error *err);

/* Which std::string C++ has where outputs share an old libstdc++.so.6. Refuses the other one. */
int edit_strings(struct draft *draft, struct error *err);

/* What every compile is told: sysroot, identity, prefix map, the profile's flags. */
void edit_compile(struct draft *draft);

/* What every link is told: sysroot, specs, link mode, run paths, the profile's flags. */
int edit_link(struct draft *draft, struct error *err);

/* What links are told of the compiler's own libraries: libgcc, libstdc++. */
void edit_runtime(struct draft *draft);

/* What becomes of words that want the C++ library static. */
void edit_static_cxx(struct draft *draft);

/* What links with a sanitizer are told; refuses those that cannot serve the target. */
int edit_sanitizers(struct draft *draft, struct error *err);

/* The same of links with OpenMP. */
int edit_openmp(struct draft *draft, struct error *err);

/* Takes out the directories of the host: -L, -B, -I, -isystem ... */
void edit_host_directories(struct draft *draft);

/* Refuses or corrects the other ways to the host's headers. */
int edit_preprocessor(struct draft *draft, struct error *err);

/* Takes out of -Wl, and -Xlinker what leads to the host or needs a newer loader. */
int edit_linker_words(struct draft *draft, struct error *err);

/* Refuses `path` when it is a shared library of the host's. */
int edit_refuse_host_library(struct draft *draft, const char *path, struct error *err);

/* Refuses shared libraries of the host that are named by path. */
int edit_host_libraries(struct draft *draft, struct error *err);

/* Takes out the words that the profile removes. */
void edit_removals(struct draft *draft);

/* Is the option, written so, on the line. */
bool edit_has_word(const struct cmdline *line, const char *text);

#endif

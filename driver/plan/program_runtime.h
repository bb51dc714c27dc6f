/* Runtimes of the compiler that a program contains and its shared libraries use: sanitizers,
 * OpenMP.
 */
#ifndef PLAN_PROGRAM_RUNTIME_H
#define PLAN_PROGRAM_RUNTIME_H

#include "plan/draft.h"

/* Returns whether the word enables OpenMP, or OpenACC, which shares gcc's runtime. */
bool program_runtime_is_openmp(const struct word *word);

/* Returns whether it is -lgomp or -lomp, or the sysroot's archive of that name, as build systems
 * name the runtime. */
bool program_runtime_is_openmp_library(const struct draft *draft, const struct linker_word *word);

/* Returns whether the output is a shared library that leaves such a runtime to its program. */
bool program_runtime_is_left(const struct draft *draft);

/* Exports the runtime's symbols from a program to its libraries, also to those that it loads later.
 */
void program_runtime_offer(struct draft *draft);

#endif

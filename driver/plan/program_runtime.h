/* Runtimes of the compiler's that a program holds and its shared libraries use: sanitizers, OpenMP.
 */
#ifndef PLAN_PROGRAM_RUNTIME_H
#define PLAN_PROGRAM_RUNTIME_H

#include "plan/draft.h"

/* Does the word turn OpenMP on, or OpenACC, which shares gcc's runtime. */
bool program_runtime_is_openmp(const struct word *word);

/* Is it -lgomp or -lomp, or the sysroot's archive of that name: so build systems name the runtime.
 */
bool program_runtime_is_openmp_library(const struct draft *draft, const struct word *word);

/* Does the line make a shared library that leaves such a runtime to its program. */
bool program_runtime_is_left(const struct draft *draft);

/* A program offers the runtime's names to libraries, also to those that it opens when it runs. */
void program_runtime_offer(struct draft *draft);

#endif

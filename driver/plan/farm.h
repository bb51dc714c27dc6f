/* Compile farms: distcc and icecream preprocess a source on this machine and send the text to
 * another one, which has the compiler but no sysroot. */
#ifndef PLAN_FARM_H
#define PLAN_FARM_H

#include <stdbool.h>

#include "plan/draft.h"

/* Returns whether a farm may compile the source on this command line. What the compiler needs
 * besides the text must then be in the text or in words that name no file: distcc compiles lines
 * with -specs=FILE on this machine, and icecream fails on the other one and compiles again. */
bool farm_may_compile(const struct draft *draft);

#endif

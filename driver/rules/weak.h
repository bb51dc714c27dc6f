/* Weak references that stay NULL on a target, although the build machine would bind them. */
#ifndef RULES_WEAK_H
#define RULES_WEAK_H

#include <stdbool.h>

#include "facts/facts.h"

/* Returns whether such a reference is worth a look: one without a version, and not one of those
 * that compilers make for everything (_ITM_*), or by which the C++ runtime asks for threads before
 * it locks a mutex. Of the functions for threads only pthread_create counts. */
bool weak_is_of_interest(const struct facts_import *import);

#endif

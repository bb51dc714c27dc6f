/* Functions with 64-bit times on 32-bit architectures. Headers turn calls into their names where
 * _TIME_BITS is 64: stat into __stat64_time64. */
#ifndef TABLES_TIME64_H
#define TABLES_TIME64_H

#include <stdbool.h>

#include "base/strvec.h"
#include "base/version.h"
#include "tables/arch.h"

/* Returns whether times have 32 bits in this release of glibc, whatever a program asks for. `arch`
 * may be NULL. */
bool time64_is_absent(const struct arch *arch, struct version glibc);

/* Returns whether a function of glibc is one of them. */
bool time64_has(const struct arch *arch, const char *name);

/* Returns what to do about functions of glibc that the target lacks, where one of them is such a
 * one; else NULL. glibc 2.34 brought them. `arch` may be NULL. */
const char *time64_remedy(const struct arch *arch, const struct strvec *names);

#endif

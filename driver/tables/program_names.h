/* Functions of the C library that programs often define themselves, also for the plugins that they
 * load. */
#ifndef TABLES_PROGRAM_NAMES_H
#define TABLES_PROGRAM_NAMES_H

#include <stdbool.h>

/* Returns whether the function is one that C libraries took over from BSD late (PostgreSQL exports
 * its own strlcpy). */
bool program_names_have(const char *name);

#endif

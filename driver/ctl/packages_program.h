/* abicc-packages, which carries out `abictl packages` and `abictl root`: libsolv and libcurl are
 * shared libraries, and abictl is a static file. */
#ifndef CTL_PACKAGES_PROGRAM_H
#define CTL_PACKAGES_PROGRAM_H

#include "ctl/ctl.h"

/* Executes the program with the command line that ctl has read. Returns only where that fails; the
 * error says how to get the program. */
int packages_program_execute(struct ctl *ctl, const char *verb, const struct ctl_command *command,
                             struct error *err);

#endif

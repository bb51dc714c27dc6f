/* Options of Intel's compiler icc, which build scripts give to every compiler with "icc" in its
 * name. */
#ifndef CMDLINE_INTEL_H
#define CMDLINE_INTEL_H

#include "cmdline/cmdline.h"

/* Returns the first option on the command line that only Intel's compiler has, or NULL. */
const char *intel_option(const struct cmdline *line);

#endif

/* Links that nobody ships: a build asks by them what the compiler can do. */
#ifndef LINK_PROBE_H
#define LINK_PROBE_H

#include <stdbool.h>

#include "cmdline/cmdline.h"

/* Is `output`, made by the link `line`, such a probe's? */
bool probe_is(const struct cmdline *line, const char *output);

#endif

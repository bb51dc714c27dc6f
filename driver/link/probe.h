/* Links whose outputs are never shipped: builds test with them what the compiler can do. */
#ifndef LINK_PROBE_H
#define LINK_PROBE_H

#include <stdbool.h>

#include "cmdline/cmdline.h"

/* Returns whether `output`, made by the link `line`, is that of a probe. */
bool probe_is(const struct cmdline *line, const char *output);

#endif

/* Links whose outputs are never shipped: builds test with them what the compiler can do. */
#ifndef LINK_PROBE_H
#define LINK_PROBE_H

#include <stdbool.h>

#include "cmdline/cmdline.h"

/* Returns whether `output`, made by the link `line`, is that of a probe. Configure scripts and
 * CMake take any message for a sign that an option does not work, and a failure for a function that
 * is missing: a finding about a probe would change what they build, in silence. The same finding
 * comes at the link of what they build.
 *
 * A probe is known by its output and its inputs together, because a user's file may have one of
 * the names. The links by which cmd/go tries an option (trivial.c) need no exception: their program
 * is empty, and an option that breaks it breaks the program that the option is for. */
bool probe_is(const struct cmdline *line, const char *output);

/* Returns whether the compile `line` is a probe: of autoconf, CMake, Meson, cmd/go (which finds out
 * by errors what a name is), waf, SCons, distutils or Rust's cc. */
bool probe_is_compile(const struct cmdline *line);

#endif

/* Commands of cmd/go that need special treatment. */
#ifndef PLAN_GO_H
#define PLAN_GO_H

#include "base/arena.h"
#include "base/error.h"
#include "cmdline/cmdline.h"

/* Returns whether this is the link of the object whose dynamic symbols cmd/go reads. */
bool go_is_import_link(const struct cmdline *line);

/* Checks the C++ of a cgo package. With CXX left at g++, cmd/go compiles it with that and links
 * with it too, and no link comes to abicc. But the last file that it compiles for each package is C
 * (_cgo_main.c), and then all objects of the package are beside the one to be made. Returns -1 when
 * some of them are C++ without abicc's mark; does nothing for other commands. */
int go_check_package(struct arena *arena, const struct cmdline *line,
                     const char *const *environment, struct error *err);

#endif

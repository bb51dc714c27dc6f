/* Lines of cmd/go's that mean more than they say. */
#ifndef PLAN_GO_H
#define PLAN_GO_H

#include "base/arena.h"
#include "base/error.h"
#include "cmdline/cmdline.h"

/* Is it the link of the object whose dynamic symbols cmd/go reads? */
bool go_is_import_link(const struct cmdline *line);

/* With CXX left at g++, cmd/go compiles a package's C++ by that and links by it whatever holds the
 * package, and no link comes to abicc. But the last file that it compiles of each package is C
 * (_cgo_main.c), and then all objects of the package lie beside the one to be made. -1 when some of
 * them are C++ without abicc's mark; without a word on any other line. */
int go_check_package(struct arena *arena, const struct cmdline *line,
                     const char *const *environment, struct error *err);

#endif

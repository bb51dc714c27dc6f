/* The directories below which there may be a system of another architecture: its loader and its
 * libraries. */
#ifndef CTL_ROOTS_H
#define CTL_ROOTS_H

#include "base/arena.h"
#include "base/strvec.h"
#include "tables/arch.h"

/* Returns those directories that exist, in the order in which they are tried: "" for this machine,
 * where libraries of several architectures may be installed; that of QEMU_LD_PREFIX alone, if the
 * environment has it and the program is to be emulated; those of cross compilers. */
struct strvec roots_of_machine(struct arena *arena, const char *const *environment,
                               const struct arch *arch);

/* Returns the path of the file that the system below `root` calls `path`, or NULL. Links with
 * absolute paths lead to files below the root. */
const char *roots_file(struct arena *arena, const char *root, const char *path);

/* Returns the directories of its libraries. */
struct strvec roots_libraries(struct arena *arena, const char *root, const struct arch *arch);

#endif

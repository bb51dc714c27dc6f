/* The compiler drivers in an exported sysroot: shell scripts that call the compiler as abicc would,
 * without abicc. */
#ifndef CTL_EXPORT_DRIVERS_H
#define CTL_EXPORT_DRIVERS_H

#include "ctl/ctl.h"
#include "target/state.h"

/* The drivers, cc and c++: bin/<name> is a script, and mark/<name>.h the header with its mark. */
extern const char *const export_driver_names[2];

/* Stores the script of the driver for C or, where the choice is for that, C++. Fails for compilers
 * that need more than options. */
int export_driver(struct ctl *ctl, const struct choice *choice, const struct state *state,
                  const char **script, struct error *err);

/* Says that the profile is for another architecture than this machine's. */
int export_fail_arch(const struct profile *profile, struct error *err);

#endif

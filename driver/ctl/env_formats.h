/* The formats of `abictl env`, one function each: the files of build systems in env_files.c and
 * those of package managers in env_managers.c, Bazel's in env_bazel.c, the variables in
 * env_variables.c. Each fails when
 * a program is missing. */
#ifndef CTL_ENV_FORMATS_H
#define CTL_ENV_FORMATS_H

#include "ctl/env_target.h"

/* Prints the variables in the syntax of a reader: sh, fish, make, github, gitlab, dotenv or json.
 */
int env_print_variables(struct ctl *ctl, const char *format, const struct env_target *target,
                        struct error *err);

/* Prints a toolchain file of CMake. */
int env_print_cmake(struct ctl *ctl, const struct env_target *target, struct error *err);

/* Prints a cross file of Meson, or a native file for this machine's architecture. */
int env_print_meson(struct ctl *ctl, const struct env_target *target, struct error *err);

/* Prints a config.toml of cargo. */
int env_print_cargo(struct ctl *ctl, const struct env_target *target, struct error *err);

/* Prints a profile of Conan 2. Fails where Conan does not know the architecture. */
int env_print_conan(struct ctl *ctl, const struct env_target *target, struct error *err);

/* Prints a file of Bazel: a repository rule that makes the toolchain of a profile. */
int env_print_bazel(struct ctl *ctl, const struct env_target *target, struct error *err);

#endif

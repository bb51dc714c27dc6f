/* The files that tell CMake and Meson to use abicc, for `abictl env`. */
#ifndef CTL_ENV_FILES_H
#define CTL_ENV_FILES_H

#include <stdbool.h>

#include "ctl/ctl.h"
#include "profile/profile.h"

/* A profile as build systems need it. */
struct env_target {
    const char *profile;
    const struct arch *arch;
    bool is_cross; /* of another architecture than this machine's */
    bool has_sysroot;
    const char *triplet; /* aarch64-linux-gnu, aarch64-linux-musl */
    const char *rust;    /* aarch64-unknown-linux-gnu */
};

/* abicc's programs: their paths, or words of a command. */
struct env_programs {
    const char *cc;
    const char *cxx;
    const char *pkg_config;
    const char *abictl;
};

struct env_target env_target(struct arena *arena, const struct profile *profile);

/* Prints a toolchain file of CMake. Fails when a program is missing. */
int env_print_cmake(struct ctl *ctl, const struct env_target *target, struct error *err);

/* Prints a cross file of Meson, or a native file for this machine's architecture. */
int env_print_meson(struct ctl *ctl, const struct env_target *target, struct error *err);

#endif

/* The commands by which the distributions install what is missing. */
#ifndef TOOLCHAIN_PACKAGES_H
#define TOOLCHAIN_PACKAGES_H

#include "base/arena.h"
#include "tables/arch.h"

/* The names of the packages for each package manager; NULL where its distribution has none. */
struct packages {
    const char *apt;
    const char *apt_since; /* the first Debian that has them; NULL: each that is in use */
    const char *dnf;
    const char *pacman;
    const char *zypper;
    const char *apk;
};

/* Returns the command that installs them with the package manager of this machine, the first that
 * is on PATH ("apt-get install qemu-user"); where there is none, or it has no such packages, the
 * commands of all, each with its distribution. */
const char *packages_advice(struct arena *arena, const char *const *environment,
                            const struct packages *packages);

/* Returns the commands of all, each with its distribution. */
const char *packages_commands(struct arena *arena, const struct packages *packages);

/* Return the packages for the architecture, which is not this machine's: the compilers for C and
 * C++ with the headers of a C library, these headers alone, the C library that programs load, and
 * the emulator. */
struct packages packages_compilers(struct arena *arena, const struct arch *arch);
struct packages packages_headers(struct arena *arena, const struct arch *arch);
struct packages packages_libc(struct arena *arena, const struct arch *arch);
struct packages packages_emulator(struct arena *arena, const struct arch *arch);

/* Returns the packages with the compilers, and the headers, for this machine itself. */
struct packages packages_own_compilers(void);

#endif

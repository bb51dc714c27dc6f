/* The launcher: a program such as ccache that runs compiles in abicc's place. */
#ifndef TOOLCHAIN_LAUNCHER_H
#define TOOLCHAIN_LAUNCHER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/witness.h"

/* Stores the path of the launcher `name`, which is a name for PATH or a path. `sources` gets every
 * file looked at. Fails when there is none, or when it is abicc itself. */
int launcher_find(struct arena *arena, const char *name, const char *const *environment,
                  const char **path, struct witness *sources, struct error *err);

#endif

/* What mirror:NAME stands for. */
#ifndef REPOSITORY_MIRROR_H
#define REPOSITORY_MIRROR_H

#include "base/arena.h"
#include "base/error.h"
#include "profile/profile.h"
#include "profile/repository_entry.h"

/* Stores the address from which the repository's files are downloaded: its own; for mirror:NAME the
 * profile's `mirror`, else that of this machine's apt, else the distribution's public one. */
int mirror_address(struct arena *arena, const struct profile *profile,
                   const struct repository_entry *entry, const char **url, struct error *err);

/* Stores the address of a file whose origin is in a lock. */
int mirror_origin(struct arena *arena, const struct profile *profile, const char *origin,
                  const char **url, struct error *err);

/* Returns the keyring of the distribution whose mirror it is; NULL for others. */
const char *mirror_keyring(const struct repository_entry *entry);

#endif

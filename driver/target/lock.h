/* The lock under which a directory of the cache is changed: one process makes a sysroot, all others
 * wait for it. */
#ifndef TARGET_LOCK_H
#define TARGET_LOCK_H

#include "base/arena.h"
#include "base/error.h"

/* Locks `directory`, by the file .lock in it, until `*fd` is closed; waits while another process
 * has it. The kernel releases it when the process dies. `*fd` is -1 where the file system has no
 * locks. */
int lock_take(struct arena *arena, const char *directory, int *fd, struct error *err);

#endif

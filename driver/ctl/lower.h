/* What `abictl lower` would do, in words. */
#ifndef CTL_LOWER_H
#define CTL_LOWER_H

#include "lower/lowering.h"

/* Returns the change as "pthread_create GLIBC_2.34 -> GLIBC_2.2.5 of libpthread.so.0". */
const char *lower_change_text(struct arena *arena, const struct lower_change *change);

/* Returns the obstacle as "arc4random GLIBC_2.36: it came with ...". */
const char *lower_obstacle_text(struct arena *arena, const struct lower_obstacle *obstacle);

/* Returns whether, and how, what needs `symbol` (a name or a symbol version) can be lowered to the
 * release: "lower to glibc 2.17: yes, ..."; NULL when there is nothing to lower, or the file is
 * none that can be. */
const char *lower_answer(struct arena *arena, const struct strvec *roots,
                         const struct elf_file *file, const char *symbol, struct version release);

#endif

/* `abictl check --why`: the users of a symbol or symbol version. */
#ifndef CTL_CHECK_WHY_H
#define CTL_CHECK_WHY_H

#include "base/arena.h"
#include "base/strvec.h"
#include "elf/file.h"
#include "facts/facts.h"

/* Returns the places in the file, or in the archive's members, that use `symbol`: a name, or a
 * symbol version, which stands for all names that need it. Empty when there are none. */
struct strvec check_why(struct arena *arena, const struct elf_file *file, const struct facts *facts,
                        const char *symbol);

#endif

/* Who asks for a symbol, or for a version: `abictl check --why`. */
#ifndef CTL_CHECK_WHY_H
#define CTL_CHECK_WHY_H

#include "base/arena.h"
#include "base/strvec.h"
#include "elf/file.h"
#include "facts/facts.h"

/* The places in the file, or in the archive's members, that ask for `symbol`: a name, or a version
 * node, which stands for all names that ask for it. None when nobody does. */
struct strvec check_why(struct arena *arena, const struct elf_file *file, const struct facts *facts,
                        const char *symbol);

#endif

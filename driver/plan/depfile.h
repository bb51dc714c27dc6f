/* Dependency files for make (gcc manual, "Preprocessor Options": -M, -MD ...). They must not name
 * files in the cache: when the cache has been cleaned, make would stop at the missing prerequisite
 * before it runs abicc, which would write the file again. */
#ifndef PLAN_DEPFILE_H
#define PLAN_DEPFILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Returns the rules without the files of the directory of abicc's, the sysroot. Links in it to the
 * host's headers are replaced by what they lead to, as the compiler alone would name it. */
const char *depfile_correct(struct arena *arena, const char *rules, const char *sysroot);

/* Corrects those of the files that name the directory. */
int depfile_correct_files(struct arena *arena, const struct strvec *names, const char *sysroot,
                          struct error *err);

#endif

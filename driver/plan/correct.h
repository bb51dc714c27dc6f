/* Answers of the compiler made true for the profile. */
#ifndef PLAN_CORRECT_H
#define PLAN_CORRECT_H

#include "base/arena.h"
#include "plan/plan.h"
#include "target/state.h"

/* -###: every line that names the compiler's version gets the identity appended. cmd/go takes the
 * first line with the field "version" and a number after it as the compiler's identity. */
const char *correct_version_line(struct arena *arena, const char *text, const char *mark);

/* -print-file-name=X: a file in a directory of the host is answered as one that is not found: X
 * itself. */
const char *correct_file_name(struct arena *arena, const char *text, const char *install_dir);

/* -print-search-dirs: the libraries: line lists the sysroot's directory and the compiler's own. */
const char *correct_search_dirs(struct arena *arena, const char *text, const char *sysroot,
                                const char *install_dir);

/* -dumpmachine: x86_64-linux-gnu becomes x86_64-linux-musl. */
const char *correct_machine(struct arena *arena, const char *text);

#endif

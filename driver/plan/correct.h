/* Corrects the compiler's answers for the profile. */
#ifndef PLAN_CORRECT_H
#define PLAN_CORRECT_H

#include "base/arena.h"
#include "plan/plan.h"
#include "target/state.h"

/* For -###: appends the identity to every line with the compiler's version. cmd/go uses the first
 * line with the field "version" and a number after it as the compiler's identity. */
const char *correct_version_line(struct arena *arena, const char *text, const char *mark);

/* For -print-file-name=X: returns X, as for a missing file, for a file in a directory of the host.
 */
const char *correct_file_name(struct arena *arena, const char *text, const char *install_dir);

/* The same for musl: shared libraries beside the compiler are built for glibc, and so missing. */
const char *correct_musl_file(struct arena *arena, const char *text, const char *sysroot,
                              const char *install_dir);

/* The same for a machine that the sysroot is not for: a file in it is as if missing, too. */
const char *correct_other_file(struct arena *arena, const char *text, const char *sysroot,
                               const char *install_dir);

/* For -print-search-dirs: "libraries:" lists only the sysroot's directory and the compiler's own;
 * only that without `sysroot`. */
const char *correct_search_dirs(struct arena *arena, const char *text, const char *sysroot,
                                const char *install_dir);

/* For -dumpmachine: x86_64-linux-gnu becomes x86_64-linux-musl. */
const char *correct_machine(struct arena *arena, const char *text);

#endif

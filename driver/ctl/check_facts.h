/* Facts of files as `abictl check` needs them: of archives too, and cut down to what a report
 * tells, so that ten thousand files take no more memory than their reports. */
#ifndef CTL_CHECK_FACTS_H
#define CTL_CHECK_FACTS_H

#include "base/arena.h"
#include "base/error.h"
#include "elf/file.h"
#include "facts/facts.h"
#include "rules/finding.h"

/* The facts of an ELF file, or of an archive's members together: an archive imports what no member
 * of it defines. */
int check_facts_of(struct arena *arena, const struct elf_file *file, struct facts *facts,
                   struct error *err);

/* A copy without imports, exports and nodes. */
const struct facts *check_facts_cut(struct arena *arena, const struct facts *facts);

/* A copy that shares nothing but rules. */
struct findings check_findings_copy(struct arena *arena, const struct findings *findings);

#endif

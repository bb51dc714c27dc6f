/* The facts of files for `abictl check`: also of archives, and cut down to what a report needs, so
 * that ten thousand files take no more memory than their reports. */
#ifndef CTL_CHECK_FACTS_H
#define CTL_CHECK_FACTS_H

#include "base/arena.h"
#include "base/error.h"
#include "elf/file.h"
#include "facts/facts.h"
#include "rules/finding.h"

/* Reads the facts of an ELF file, or of an archive's members together: an archive imports what none
 * of its members defines. */
int check_facts_of(struct arena *arena, const struct elf_file *file, struct facts *facts,
                   struct error *err);

/* Returns a copy without imports, exports and defined versions. */
const struct facts *check_facts_cut(struct arena *arena, const struct facts *facts);

/* Returns a copy that shares only the rules. */
struct findings check_findings_copy(struct arena *arena, const struct findings *findings);

#endif

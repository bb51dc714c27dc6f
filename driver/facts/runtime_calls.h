/* Functions that load shared libraries, as far as a static program contains them, and their
 * callers.
 */
#ifndef FACTS_RUNTIME_CALLS_H
#define FACTS_RUNTIME_CALLS_H

#include "elf/file.h"
#include "facts/facts.h"

/* Fills `runtime_calls` from the file's symbols and code; it stays empty for a stripped file. */
int runtime_calls_read(struct arena *arena, const struct elf_file *file, struct facts *facts,
                       struct error *err);

#endif

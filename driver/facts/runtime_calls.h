/* Which functions that load shared libraries a static program holds, and who calls them. */
#ifndef FACTS_RUNTIME_CALLS_H
#define FACTS_RUNTIME_CALLS_H

#include "elf/file.h"
#include "facts/facts.h"

/* Fills `runtime_calls` from the file's symbols and code; none when it is stripped. */
int runtime_calls_read(struct arena *arena, const struct elf_file *file, struct facts *facts,
                       struct error *err);

#endif

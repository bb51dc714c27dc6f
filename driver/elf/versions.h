/* DT_VERNEED and DT_VERDEF: chains of entries, each of which states the distance to the next. For
 * dynamic.c only. */
#ifndef ELF_VERSIONS_H
#define ELF_VERSIONS_H

#include "elf/dynamic.h"
#include "elf/handle.h"

/* Reads the versions that the file needs and defines. */
int elf_versions_read(struct arena *arena, const struct elf_file *file,
                      const struct elf_texts *texts, struct elf_dynamic *dynamic,
                      struct error *err);

#endif

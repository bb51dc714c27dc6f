/* Archives of members, and thin archives, which only name files. */
#ifndef ELF_ARCHIVE_H
#define ELF_ARCHIVE_H

#include "elf/file.h"

/* Calls `visit` for each member of the archive that is an ELF file, until it returns false. Returns
 * -1 when the archive is damaged, or when a file that a thin archive names cannot be read; the
 * members before that were visited. Names that are not absolute are relative to the thin archive's
 * directory. `name` and `member` are borrowed for the call. */
typedef bool elf_member_visit(void *data, const char *name, const struct elf_file *member);
int elf_file_members(const struct elf_file *archive, elf_member_visit *visit, void *data,
                     struct error *err);

#endif

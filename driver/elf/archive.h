/* Archives: of members, and thin ones, which hold the names of files. */
#ifndef ELF_ARCHIVE_H
#define ELF_ARCHIVE_H

#include "elf/file.h"

/* Calls `visit` for each member of an archive that is an ELF file, until it returns false. -1 when
 * the archive is damaged, or a file that a thin one names cannot be read; members before that were
 * visited. Names that are not absolute start at the thin archive's directory. `name` and `member`
 * are borrowed for the call. */
typedef bool elf_member_visit(void *data, const char *name, const struct elf_file *member);
int elf_file_members(const struct elf_file *archive, elf_member_visit *visit, void *data,
                     struct error *err);

#endif

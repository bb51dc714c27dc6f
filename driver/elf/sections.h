/* Sections that no loader reads. */
#ifndef ELF_SECTIONS_H
#define ELF_SECTIONS_H

#include "base/strvec.h"
#include "elf/file.h"

/* Returns what compilers say of themselves, the strings of .comment and .GCC.command.line, each
 * once, in the arena. */
struct strvec elf_file_comments(struct arena *arena, const struct elf_file *file);

/* Returns whether the file has a section whose name begins with `prefix`. */
bool elf_file_has_section(const struct elf_file *file, const char *prefix);

/* Returns whether a section has instructions: an object may consist of data, or of marks, only. */
bool elf_file_has_code(const struct elf_file *file);

/* Returns whether the text is anywhere in the loaded part of the file, all of which it reads. */
bool elf_file_holds_text(const struct elf_file *file, const char *text);

#endif

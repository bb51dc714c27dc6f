/* What section headers lead to and no loader reads. */
#ifndef ELF_SECTIONS_H
#define ELF_SECTIONS_H

#include "base/strvec.h"
#include "elf/file.h"

/* The texts of .comment, each once. Texts belong to the arena. */
struct strvec elf_file_comments(struct arena *arena, const struct elf_file *file);

/* Has it a section whose name begins so? */
bool elf_file_has_section(const struct elf_file *file, const char *prefix);

/* Is the text anywhere in what is loaded? Reads all of it. */
bool elf_file_holds_text(const struct elf_file *file, const char *text);

#endif

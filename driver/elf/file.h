/* ELF files, and archives of them, read without trust: every offset, size, count and link that a
 * file states is checked against the file's size. Only this directory includes libelf. */
#ifndef ELF_FILE_H
#define ELF_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct elf_file;

enum elf_content {
    ELF_CONTENT_OTHER, /* neither of the others: text, LLVM bitcode */
    ELF_CONTENT_ELF,
    ELF_CONTENT_ARCHIVE /* of members, or a thin one, of names of files */
};

/* Opens a regular file. Returns -1 when it cannot be read; any content will do. */
int elf_file_open(struct arena *arena, const char *path, struct elf_file **file, struct error *err);

/* Opens a file that is in memory, such as a package's member. `name` is for errors; `bytes` are
 * borrowed until the file is closed. */
struct elf_file *elf_file_open_memory(struct arena *arena, const char *name, const void *bytes,
                                      size_t size);

/* Releases the file. Texts that the functions of this directory call borrowed become invalid. */
void elf_file_close(struct elf_file *file);

/* Returns the path by which the file was opened; for a member that of its archive, and for a thin
 * archive's member that of the named file. Borrowed. */
const char *elf_file_path(const struct elf_file *file);

/* Returns the whole content. Borrowed. */
const void *elf_file_bytes(const struct elf_file *file, size_t *size);

enum elf_content elf_file_content(const struct elf_file *file);

struct elf_header {
    bool is_64;
    bool is_big_endian;
    bool is_relocatable; /* an object, not a linked output */
    unsigned type;       /* e_type */
    unsigned machine;    /* e_machine */
    uint32_t flags;      /* e_flags */
};
int elf_file_header(const struct elf_file *file, struct elf_header *header, struct error *err);

#endif

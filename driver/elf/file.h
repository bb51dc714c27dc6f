/* ELF files, and archives of them, read with distrust: every offset, size, count and link that a
 * file states is held against the file's own size. This directory is the only
 * one that includes libelf. */
#ifndef ELF_FILE_H
#define ELF_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct elf_file;

enum elf_content {
    ELF_CONTENT_OTHER, /* neither of these: text, LLVM bitcode */
    ELF_CONTENT_ELF,
    ELF_CONTENT_ARCHIVE /* of members, or thin: of the names of files */
};

/* Opens a regular file. -1 when it cannot be read; what it holds is no error. */
int elf_file_open(struct arena *arena, const char *path, struct elf_file **file, struct error *err);

/* The same of a file that is in memory already, such as one of a package. `name` is for errors;
 * `bytes` are borrowed until it is closed. */
struct elf_file *elf_file_open_memory(struct arena *arena, const char *name, const void *bytes,
                                      size_t size);

/* Gives file and memory back: texts that the functions of this directory call borrowed are gone. */
void elf_file_close(struct elf_file *file);

/* The path that it was opened by; of a member, that of its archive, and of a thin archive's member
 * that of the file named. Borrowed. */
const char *elf_file_path(const struct elf_file *file);

/* All of it. Borrowed. */
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

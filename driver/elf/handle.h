/* An open file as the files of this directory see it, and access to its bytes. No other directory
 * includes this. */
#ifndef ELF_HANDLE_H
#define ELF_HANDLE_H

#include <gelf.h>
#include <libelf.h>
#include <string.h>

#include "elf/file.h"

struct elf_file {
    const char *path;   /* for errors */
    const char *member; /* of the archive at `path`, or NULL */
    const unsigned char *bytes;
    uint64_t size;
    bool is_mapped;  /* the bytes are mapped by this handle */
    bool is_on_disk; /* `path` is the path of the file, or of its archive */
    bool is_foreign_endian;
    Elf *elf; /* NULL unless the file is ELF */
};

/* Makes a handle for bytes in memory. elf_handle_drop releases it. */
struct elf_file elf_handle(const char *path, const unsigned char *bytes, uint64_t size);

/* Makes a handle for a regular file, whose `path` is borrowed. */
int elf_handle_map(const char *path, struct elf_file *file, struct error *err);

void elf_handle_drop(struct elf_file *file);

/* Sets the error "PATH(MEMBER): damaged ELF file: WHAT"; without `what`, libelf's last reason. */
int elf_damaged(const struct elf_file *file, const char *what, struct error *err);
int elf_damaged_reason(const struct elf_file *file, struct error *err);

/* Bytes of the file. */
struct elf_span {
    const unsigned char *bytes;
    uint64_t size;
};

/* Returns false when the file does not contain the bytes. */
static inline bool elf_span_at(const struct elf_file *file, uint64_t offset, uint64_t size,
                               struct elf_span *span)
{
    if (size > file->size || offset > file->size - size)
        return false;
    *span = (struct elf_span){file->bytes + offset, size};
    return true;
}

/* Returns `size` bytes at `offset` in this machine's byte order, for libelf's gelf_get* functions;
 * NULL when the file does not contain them, or when `size` is 0. */
Elf_Data *elf_chunk(const struct elf_file *file, uint64_t offset, uint64_t size, Elf_Type type);

/* Returns a number in the file's byte order. */
static inline unsigned elf_u16(const struct elf_file *file, const unsigned char *at)
{
    uint16_t value;
    memcpy(&value, at, sizeof(value));
    return file->is_foreign_endian ? __builtin_bswap16(value) : value;
}

static inline uint32_t elf_u32(const struct elf_file *file, const unsigned char *at)
{
    uint32_t value;
    memcpy(&value, at, sizeof(value));
    return file->is_foreign_endian ? __builtin_bswap32(value) : value;
}

static inline uint64_t elf_u64(const struct elf_file *file, const unsigned char *at)
{
    uint64_t value;
    memcpy(&value, at, sizeof(value));
    return file->is_foreign_endian ? __builtin_bswap64(value) : value;
}

/* A string table. It ends in a NUL (gABI, "String Table"), so every string in it has an end. */
struct elf_texts {
    const char *start;
    uint64_t size;
};

/* Returns false when the bytes are not a string table. */
bool elf_texts_of(struct elf_span span, struct elf_texts *texts);

/* Returns NULL beyond the table's end. */
static inline const char *elf_text_at(const struct elf_texts *texts, uint64_t offset)
{
    return offset < texts->size ? texts->start + offset : NULL;
}

#endif

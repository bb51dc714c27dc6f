/* A shared library that is being written: fields in the width and byte order of its architecture,
 * sections that follow one another in the file, and the headers that name them. */
#ifndef SYSROOT_WRITE_ELF_IMAGE_H
#define SYSROOT_WRITE_ELF_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "tables/abi.h"

/* The version sections are last: a library without versions ends before them. */
enum image_section_number {
    SECTION_NONE,
    SECTION_TEXT,
    SECTION_BSS,
    SECTION_TBSS,
    SECTION_DYNSYM,
    SECTION_DYNSTR,
    SECTION_DYNAMIC,
    SECTION_NAMES,
    SECTION_VERSYM,
    SECTION_VERDEF,
    SECTION_COUNT
};

struct image_section {
    uint64_t address;
    uint64_t offset;
    uint64_t size;
    uint64_t alignment;
    uint64_t entry_size;
    uint32_t info;
};

struct image {
    const struct arch *arch;
    unsigned word; /* size of an address in bytes */
    char *bytes;
    size_t at; /* offset of the next field */
    struct image_section sections[SECTION_COUNT];
    unsigned section_count;
};

/* Returns the value, rounded up. */
uint64_t image_align(uint64_t value, uint64_t alignment);

struct image_layout {
    bool has_versions;
    size_t content_size;   /* of all sections that take place in the file, at most */
    size_t text_size;      /* of .text */
    size_t data_alignment; /* of .bss and .tbss */
};

/* Begins an image. .text and an empty .bss and .tbss lie at addresses above all that the file
 * holds, and take no place in it. */
void image_start(struct arena *arena, struct image *image, const struct arch *arch,
                 const struct image_layout *layout);

/* Write one field of `size` bytes, an address, or unchanged bytes. */
void image_put(struct image *image, uint64_t value, unsigned size);
void image_put_word(struct image *image, uint64_t value);
void image_put_bytes(struct image *image, const void *bytes, size_t size);

/* Begins a section at the next aligned offset of the file, which is its address too. .dynamic must
 * be written last. */
struct image_section *image_begin_section(struct image *image, enum image_section_number number,
                                          size_t entry_size);
void image_end_section(const struct image *image, struct image_section *section);

/* Writes all headers; returns the size of the file. */
size_t image_finish(struct image *image);

#endif

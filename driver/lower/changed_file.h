/* A linked file that is being changed. All that it has stays where it is. What grows is written to
 * a new segment behind everything else, and the program headers move there, too, because no linker
 * leaves room for more of them. (libelf's elf_update works on sections, which loaders do not read
 * and files need not have.) */
#ifndef LOWER_CHANGED_FILE_H
#define LOWER_CHANGED_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "elf/file.h"

struct changed_segment {
    uint32_t type;
    uint32_t flags;
    uint64_t offset;
    uint64_t address;
    uint64_t file_size;
    uint64_t memory_size;
    uint64_t alignment;
};

/* Bytes that are added, at their address. */
struct changed_area {
    unsigned char *bytes;
    uint64_t address;
    uint64_t size;
    uint64_t room;
};

struct changed_file {
    struct arena *arena;
    const char *path; /* for errors */
    unsigned char *bytes;
    uint64_t size;
    bool is_64;
    bool is_big_endian;
    struct changed_segment *segments;
    size_t segment_count;
    uint64_t base; /* the address at which the start of the file is loaded */
    uint64_t alignment;
    struct changed_area code; /* read and executed */
    struct changed_area data; /* read and written; begins with the program headers */
};

/* Copies the file, whose dynamic section was read before, and decides where additions are loaded.
 * `code_size` bytes are kept for code. */
int changed_open(struct arena *arena, const struct elf_file *file, uint64_t code_size,
                 struct changed_file *image, struct error *err);

/* Return numbers in the file's byte order, and store them. `width` is 2, 4 or 8 bytes. */
uint64_t changed_get(const struct changed_file *image, const unsigned char *at, unsigned width);
void changed_put(const struct changed_file *image, unsigned char *at, unsigned width,
                 uint64_t value);

/* Returns the width of addresses: 4 or 8. */
static inline unsigned changed_word(const struct changed_file *image)
{
    return image->is_64 ? 8 : 4;
}

/* Returns `size` bytes that are loaded at the address, old or added; NULL when the file does not
 * have all of them. Valid until more data is added. */
unsigned char *changed_at(const struct changed_file *image, uint64_t address, uint64_t size);

/* Returns the address of `size` new bytes, which are zero, in the area for data. */
uint64_t changed_add(struct changed_file *image, uint64_t size);

/* Adds instructions to the area for code, and returns their address. */
uint64_t changed_add_code(struct changed_file *image, const void *code, size_t size);

/* Returns the segment of that type, or NULL. */
struct changed_segment *changed_segment(const struct changed_file *image, uint32_t type);

/* Adjusts the section header of a table that was at `old`, if the file has one, for those who read
 * sections. `entries` replaces sh_info unless it is 0. */
struct changed_moved {
    uint64_t old;
    uint64_t address;
    uint64_t size;
    uint32_t entries;
};
void changed_move_section(struct changed_file *image, const struct changed_moved *moved);

/* Returns the whole changed file. */
const unsigned char *changed_finish(struct changed_file *image, uint64_t *size);

#endif

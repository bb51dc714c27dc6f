/* The structures of an object in memory, of either class and byte order, read into the 64-bit ones
 * of this machine and written back. */
#ifndef SYSROOT_CXX_OBJECT_BYTES_H
#define SYSROOT_CXX_OBJECT_BYTES_H

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct object_form {
    bool is_64;
    unsigned order; /* ELFDATA2LSB, ELFDATA2MSB */
};

/* Stores form and header of the object. Returns false for what is no ELF object. */
bool object_read_header(const char *bytes, size_t size, struct object_form *form,
                        Elf64_Ehdr *header);

size_t object_section_size(const struct object_form *form);
size_t object_symbol_size(const struct object_form *form);

Elf64_Shdr object_read_section(const struct object_form *form, const char *bytes);
/* Writes the place of the section into its header, and leaves the rest of that as it is. */
void object_place_section(const struct object_form *form, uint64_t offset, uint64_t size,
                          char *bytes);
Elf64_Sym object_read_symbol(const struct object_form *form, const char *bytes);
void object_write_symbol(const struct object_form *form, const Elf64_Sym *symbol, char *bytes);
Elf32_Word object_read_word(const struct object_form *form, const char *bytes);

#endif

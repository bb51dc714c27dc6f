#include "sysroot/cxx/object_bytes.h"

#include <libelf.h>
#include <string.h>

/* Translates one structure, as libelf does for files (elf32_xlatetom and its like). */
static void translate(const struct object_form *form, Elf_Type type, const void *from, size_t size,
                      void *to, bool is_to_memory)
{
    Elf_Data source = {.d_buf = (void *)from, .d_type = type, .d_size = size};
    Elf_Data target = {.d_buf = to, .d_type = type, .d_size = size};
    source.d_version = target.d_version = EV_CURRENT;
    (void)elf_version(EV_CURRENT);
    if (is_to_memory)
        (void)(form->is_64 ? elf64_xlatetom : elf32_xlatetom)(&target, &source, form->order);
    else
        (void)(form->is_64 ? elf64_xlatetof : elf32_xlatetof)(&target, &source, form->order);
}

bool object_read_header(const char *bytes, size_t size, struct object_form *form,
                        Elf64_Ehdr *header)
{
    if (size < sizeof(Elf32_Ehdr) || memcmp(bytes, ELFMAG, SELFMAG) != 0)
        return false;
    *form = (struct object_form){bytes[EI_CLASS] == ELFCLASS64, (unsigned char)bytes[EI_DATA]};
    if ((!form->is_64 && bytes[EI_CLASS] != ELFCLASS32) ||
        (form->order != ELFDATA2LSB && form->order != ELFDATA2MSB) ||
        (form->is_64 && size < sizeof(Elf64_Ehdr)))
        return false;
    if (form->is_64) {
        translate(form, ELF_T_EHDR, bytes, sizeof(*header), header, true);
    } else {
        Elf32_Ehdr narrow;
        translate(form, ELF_T_EHDR, bytes, sizeof(narrow), &narrow, true);
        *header = (Elf64_Ehdr){.e_type = narrow.e_type,
                               .e_machine = narrow.e_machine,
                               .e_shoff = narrow.e_shoff,
                               .e_shnum = narrow.e_shnum};
    }
    return header->e_type == ET_REL;
}

size_t object_section_size(const struct object_form *form)
{
    return form->is_64 ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr);
}

size_t object_symbol_size(const struct object_form *form)
{
    return form->is_64 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
}

Elf64_Shdr object_read_section(const struct object_form *form, const char *bytes)
{
    Elf64_Shdr wide;
    Elf32_Shdr narrow;
    if (form->is_64) {
        translate(form, ELF_T_SHDR, bytes, sizeof(wide), &wide, true);
        return wide;
    }
    translate(form, ELF_T_SHDR, bytes, sizeof(narrow), &narrow, true);
    return (Elf64_Shdr){.sh_name = narrow.sh_name,
                        .sh_type = narrow.sh_type,
                        .sh_flags = narrow.sh_flags,
                        .sh_offset = narrow.sh_offset,
                        .sh_size = narrow.sh_size,
                        .sh_link = narrow.sh_link,
                        .sh_info = narrow.sh_info};
}

void object_place_section(const struct object_form *form, uint64_t offset, uint64_t size,
                          char *bytes)
{
    Elf64_Shdr wide;
    Elf32_Shdr narrow;
    if (form->is_64) {
        translate(form, ELF_T_SHDR, bytes, sizeof(wide), &wide, true);
        wide.sh_offset = offset;
        wide.sh_size = size;
        translate(form, ELF_T_SHDR, &wide, sizeof(wide), bytes, false);
        return;
    }
    translate(form, ELF_T_SHDR, bytes, sizeof(narrow), &narrow, true);
    narrow.sh_offset = (Elf32_Off)offset;
    narrow.sh_size = (Elf32_Word)size;
    translate(form, ELF_T_SHDR, &narrow, sizeof(narrow), bytes, false);
}

Elf64_Sym object_read_symbol(const struct object_form *form, const char *bytes)
{
    Elf64_Sym wide;
    Elf32_Sym narrow;
    if (form->is_64) {
        translate(form, ELF_T_SYM, bytes, sizeof(wide), &wide, true);
        return wide;
    }
    translate(form, ELF_T_SYM, bytes, sizeof(narrow), &narrow, true);
    return (Elf64_Sym){.st_name = narrow.st_name,
                       .st_info = narrow.st_info,
                       .st_other = narrow.st_other,
                       .st_shndx = narrow.st_shndx,
                       .st_value = narrow.st_value,
                       .st_size = narrow.st_size};
}

void object_write_symbol(const struct object_form *form, const Elf64_Sym *symbol, char *bytes)
{
    const Elf32_Sym narrow = {.st_name = symbol->st_name,
                              .st_value = (Elf32_Addr)symbol->st_value,
                              .st_size = (Elf32_Word)symbol->st_size,
                              .st_info = symbol->st_info,
                              .st_other = symbol->st_other,
                              .st_shndx = symbol->st_shndx};
    if (form->is_64)
        translate(form, ELF_T_SYM, symbol, sizeof(*symbol), bytes, false);
    else
        translate(form, ELF_T_SYM, &narrow, sizeof(narrow), bytes, false);
}

Elf32_Word object_read_word(const struct object_form *form, const char *bytes)
{
    Elf32_Word word;
    translate(form, ELF_T_WORD, bytes, sizeof(word), &word, true);
    return word;
}

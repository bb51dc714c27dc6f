#include "elf/relocation_list.h"

static uint64_t symbol_of(const struct elf_file *file, uint64_t info)
{
    struct elf_header header;
    struct error ignored;
    bool is_split =
        elf_file_header(file, &header, &ignored) == 0 && elf_splits_relocation_info(&header);
    return elf_relocation_symbol(info, is_split);
}

bool elf_relocation_list_open(const struct elf_file *file, const GElf_Shdr *header,
                              struct elf_relocation_list *list)
{
    bool has_addends = header->sh_type == SHT_RELA;
    if (!has_addends && header->sh_type != SHT_REL)
        return false;
    Elf_Type type = has_addends ? ELF_T_RELA : ELF_T_REL;
    size_t size = gelf_fsize(file->elf, type, 1, EV_CURRENT);
    Elf_Data *data = elf_chunk(file, header->sh_offset, header->sh_size, type);
    if (!data)
        return false;
    *list = (struct elf_relocation_list){
        .data = data,
        .count = data->d_size / size,
        .has_addends = has_addends,
        .target = header->sh_info,
    };
    return true;
}

struct elf_relocation elf_relocation_at(const struct elf_file *file,
                                        const struct elf_relocation_list *list, size_t index)
{
    GElf_Rela rela = {0};
    GElf_Rel rel = {0};
    if (!list->has_addends) {
        gelf_getrel(list->data, (int)index, &rel);
        return (struct elf_relocation){.at = rel.r_offset, .symbol = symbol_of(file, rel.r_info)};
    }
    gelf_getrela(list->data, (int)index, &rela);
    return (struct elf_relocation){
        .at = rela.r_offset,
        .symbol = symbol_of(file, rela.r_info),
        .addend = (uint64_t)rela.r_addend,
        .has_addend = true,
    };
}

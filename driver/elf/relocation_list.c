#include "elf/relocation_list.h"

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
    struct elf_header of_file;
    struct error ignored;
    *list = (struct elf_relocation_list){
        .data = data,
        .is_split =
            elf_file_header(file, &of_file, &ignored) == 0 && elf_splits_relocation_info(&of_file),
        .count = data->d_size / size,
        .has_addends = has_addends,
        .target = header->sh_info,
    };
    return true;
}

struct elf_relocation elf_relocation_at(const struct elf_relocation_list *list, size_t index)
{
    GElf_Rela rela = {0};
    GElf_Rel rel = {0};
    if (list->has_addends) {
        gelf_getrela(list->data, (int)index, &rela);
    } else {
        gelf_getrel(list->data, (int)index, &rel);
        rela = (GElf_Rela){.r_offset = rel.r_offset, .r_info = rel.r_info};
    }
    return (struct elf_relocation){
        .at = rela.r_offset,
        .type = elf_relocation_type(rela.r_info, list->is_split),
        .symbol = elf_relocation_symbol(rela.r_info, list->is_split),
        .addend = (uint64_t)rela.r_addend,
        .has_addend = list->has_addends,
    };
}

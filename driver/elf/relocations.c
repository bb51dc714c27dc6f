#include "elf/locate.h"
#include "elf/relocation_list.h"
#include "elf/symbols.h"

/* More than any program has that was not linked statically; limits a hostile file. */
enum { MAX_COPIES = 1 << 20 };

/* More than any file has of segments that are not writable. */
enum { MAX_READ_ONLY = 16 };

struct range {
    uint64_t start;
    uint64_t size;
};

/* The reading of relocations. */
struct scan {
    struct arena *arena;
    struct range read_only[MAX_READ_ONLY]; /* segments in which a relocation is looked for */
    size_t read_only_count;
    const struct elf_machine *machine;
    bool is_split; /* r_info */
    struct elf_relocations *found;
};

static void take_place(struct scan *scan, uint64_t place)
{
    for (size_t i = 0; i < scan->read_only_count; i++)
        if (place - scan->read_only[i].start < scan->read_only[i].size) {
            scan->found->has_text_relocations = true;
            scan->read_only_count = 0;
        }
}

static void take(struct scan *scan, uint64_t place, uint64_t info)
{
    struct elf_relocations *found = scan->found;
    unsigned type = elf_relocation_type(info, scan->is_split);
    uint64_t symbol = elf_relocation_symbol(info, scan->is_split);
    if (type) /* one without a type has no place either */
        take_place(scan, place);
    if (type && type == scan->machine->tls_descriptor)
        found->has_tls_descriptors = true;
    if (type && type == scan->machine->irelative)
        found->has_ifunc = true;
    if (symbol >= found->symbol_count)
        found->symbol_count = symbol + 1;
    if (!type || type != scan->machine->copy || found->copied_count == MAX_COPIES)
        return;
    size_t count = found->copied_count;
    if (!(count & (count - 1)) && count != 1) {
        unsigned *grown = arena_alloc(scan->arena, (count ? 2 * count : 2) * sizeof(*grown));
        if (count)
            memcpy(grown, found->copied, count * sizeof(*grown));
        found->copied = grown;
    }
    found->copied[found->copied_count++] = (unsigned)symbol;
}

static void scan_chunk(struct scan *scan, const struct elf_file *file, uint64_t offset,
                       uint64_t size, bool has_addends, uint64_t skipped)
{
    GElf_Rela rela;
    GElf_Rel rel;
    Elf_Type type = has_addends ? ELF_T_RELA : ELF_T_REL;
    size_t entry_size = gelf_fsize(file->elf, type, 1, EV_CURRENT);
    if (!entry_size || skipped >= size / entry_size)
        return;
    Elf_Data *data =
        elf_chunk(file, offset + skipped * entry_size, size - skipped * entry_size, type);
    size_t count = data ? data->d_size / entry_size : 0;
    for (size_t i = 0; i < count; i++) {
        if (has_addends && gelf_getrela(data, (int)i, &rela))
            take(scan, rela.r_offset, rela.r_info);
        else if (!has_addends && gelf_getrel(data, (int)i, &rel))
            take(scan, rel.r_offset, rel.r_info);
    }
}

static int scan_table(struct scan *scan, const struct elf_file *file,
                      const struct elf_dynamic_table *table, bool has_addends, uint64_t skipped,
                      struct error *err)
{
    uint64_t offset;
    uint64_t left;
    if (!table->size)
        return 0;
    if (!elf_address_find(file, table->address, &offset, &left) || table->size > left)
        return elf_damaged(file, "its relocations lie outside the file", err);
    scan_chunk(scan, file, offset, table->size, has_addends, skipped);
    return 0;
}

/* Scans the sections: a static program has no dynamic section that names what its start code
 * relocates. In a valid file sections do not overlap. */
static void scan_sections(struct scan *scan, const struct elf_file *file)
{
    GElf_Shdr header;
    struct elf_span span;
    uint64_t seen = 0;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(file->elf, section));)
        if (gelf_getshdr(section, &header) && (header.sh_flags & SHF_ALLOC) &&
            (header.sh_type == SHT_RELA || header.sh_type == SHT_REL) &&
            elf_section_span(file, &header, &span) && (seen += span.size) <= file->size)
            scan_chunk(scan, file, header.sh_offset, header.sh_size, header.sh_type == SHT_RELA, 0);
}

/* Prepares for a file that is marked to have text relocations. For riscv64, ld of binutils 2.40
 * marks programs that have none, so the places decide. What is packed is not read: the mark
 * decides. */
static int look_for_text_relocations(struct scan *scan, const struct elf_file *file,
                                     const struct elf_dynamic *dynamic, struct error *err)
{
    size_t count;
    GElf_Phdr segment;
    if (!dynamic->has_text_relocations && !(dynamic->flags & DF_TEXTREL))
        return 0;
    if (elf_getphdrnum(file->elf, &count) < 0)
        return elf_damaged_reason(file, err);
    scan->found->has_text_relocations = dynamic->has_relr || dynamic->has_android_packing;
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getphdr(file->elf, (int)i, &segment))
            return elf_damaged_reason(file, err);
        if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W))
            continue;
        if (scan->read_only_count == MAX_READ_ONLY)
            scan->found->has_text_relocations = true;
        else
            scan->read_only[scan->read_only_count++] =
                (struct range){segment.p_vaddr, segment.p_memsz};
    }
    return 0;
}

int elf_file_relocations(struct arena *arena, const struct elf_file *file,
                         const struct elf_dynamic *dynamic, struct elf_relocations *relocations,
                         struct error *err)
{
    struct elf_header header;
    *relocations = (struct elf_relocations){0};
    if (elf_file_header(file, &header, err) < 0)
        return -1;
    struct scan scan = {.arena = arena,
                        .machine = elf_machine(header.machine),
                        .is_split = elf_splits_relocation_info(&header),
                        .found = relocations};
    if (!dynamic->is_present) {
        scan_sections(&scan, file);
        return 0;
    }
    if (look_for_text_relocations(&scan, file, dynamic, err) < 0)
        return -1;
    /* Linkers put the relative relocations first, and there may be hundreds of thousands. */
    uint64_t skipped = scan.read_only_count ? 0 : dynamic->relative_count;
    if (scan_table(&scan, file, &dynamic->rela, true, skipped, err) < 0 ||
        scan_table(&scan, file, &dynamic->rel, false, skipped, err) < 0 ||
        scan_table(&scan, file, &dynamic->plt_relocations, dynamic->plt_has_addends, 0, err) < 0)
        return -1;
    return 0;
}

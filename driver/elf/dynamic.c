#include "elf/dynamic.h"

#include "elf/locate.h"
#include "elf/machine.h"
#include "elf/versions.h"

/* More than any real file has, and few enough for a hostile file to be read quickly. */
enum { MAX_DYNAMIC_ENTRIES = 1 << 16 };

/* x86-64 psABI, "Dynamic Section": ld -z mark-plt. */
enum { TAG_X86_64_PLT = DT_LOPROC + 0 };
/* MIPS psABI supplement: the number of symbols; where debuggers find what DT_DEBUG states
 * elsewhere, as an address and as a distance; and the GNU hash table in an order that goes with its
 * GOT. */
enum {
    TAG_MIPS_SYMTABNO = DT_LOPROC + 0x11,
    TAG_MIPS_RLD_MAP = DT_LOPROC + 0x16,
    TAG_MIPS_RLD_MAP_REL = DT_LOPROC + 0x35,
    TAG_MIPS_XHASH = DT_LOPROC + 0x36
};
/* A later addition to the gABI, which elf.h of glibc 2.31 lacks. */
enum { TAG_RELR = 36 };
/* LLVM, llvm/include/llvm/BinaryFormat/DynamicTags.def: lld --pack-dyn-relocs=android. */
enum { TAG_ANDROID_REL = 0x6000000f, TAG_ANDROID_RELA = 0x60000011, TAG_ANDROID_RELR = 0x6fffe000 };

/* Offsets in the string table. */
struct offsets {
    uint64_t *items;
    size_t count;
};

/* Names as offsets in the string table, which may come after the entries that use it. */
struct names {
    struct offsets needed;
    struct offsets filters;
    struct offsets auxiliaries;
    uint64_t soname;
    uint64_t rpath;
    uint64_t runpath;
    bool has_soname;
    bool has_rpath;
    bool has_runpath;
};

/* Returns the field for a tag that states a table's address or size; NULL for another tag. */
static uint64_t *table_field(struct elf_dynamic *dynamic, int64_t tag)
{
    switch (tag) {
    case DT_STRTAB:
        return &dynamic->texts.address;
    case DT_STRSZ:
        return &dynamic->texts.size;
    case DT_SYMTAB:
        return &dynamic->symbols.address;
    case DT_VERSYM:
        return &dynamic->symbol_versions.address;
    case DT_HASH:
        return &dynamic->sysv_hash.address;
    case DT_GNU_HASH:
        return &dynamic->gnu_hash.address;
    case DT_RELA:
        return &dynamic->rela.address;
    case DT_RELASZ:
        return &dynamic->rela.size;
    case DT_REL:
        return &dynamic->rel.address;
    case DT_RELSZ:
        return &dynamic->rel.size;
    case DT_RELACOUNT:
    case DT_RELCOUNT:
        return &dynamic->relative_count;
    case DT_JMPREL:
        return &dynamic->plt_relocations.address;
    case DT_PLTRELSZ:
        return &dynamic->plt_relocations.size;
    case DT_VERNEED:
        return &dynamic->needs.address;
    case DT_VERNEEDNUM:
        return &dynamic->needs.size;
    case DT_VERDEF:
        return &dynamic->definitions.address;
    case DT_VERDEFNUM:
        return &dynamic->definitions.size;
    default:
        return NULL;
    }
}

static void take_name(struct names *names, int64_t tag, uint64_t value)
{
    switch (tag) {
    case DT_NEEDED:
        names->needed.items[names->needed.count++] = value;
        break;
    case DT_FILTER:
        names->filters.items[names->filters.count++] = value;
        break;
    case DT_AUXILIARY:
        names->auxiliaries.items[names->auxiliaries.count++] = value;
        break;
    case DT_SONAME:
        names->soname = value;
        names->has_soname = true;
        break;
    case DT_RPATH:
        names->rpath = value;
        names->has_rpath = true;
        break;
    case DT_RUNPATH:
        names->runpath = value;
        names->has_runpath = true;
        break;
    default:
        break;
    }
}

static void take_mips_tag(struct elf_dynamic *dynamic, int64_t tag, uint64_t value)
{
    if (tag == TAG_MIPS_SYMTABNO)
        dynamic->symbols.size = value;
    else if (tag == TAG_MIPS_RLD_MAP || tag == TAG_MIPS_RLD_MAP_REL)
        dynamic->has_debug = true;
    else if (tag == TAG_MIPS_XHASH)
        dynamic->has_mips_xhash = true;
}

/* Takes a tag whose number each machine uses for another purpose. */
static void take_own_tag(struct elf_dynamic *dynamic, const struct elf_machine *machine,
                         int64_t tag, uint64_t value)
{
    if (machine->has_mips_tags)
        take_mips_tag(dynamic, tag, value);
    else if (tag == TAG_X86_64_PLT)
        dynamic->has_mark_plt = machine->has_marked_plt;
}

static void take_mark(struct elf_dynamic *dynamic, unsigned machine, int64_t tag, uint64_t value)
{
    switch (tag) {
    case DT_FLAGS:
        dynamic->flags = (uint32_t)value;
        break;
    case DT_FLAGS_1:
        dynamic->flags_1 = (uint32_t)value;
        break;
    case DT_TEXTREL:
        dynamic->has_text_relocations = true;
        break;
    case DT_BIND_NOW:
        dynamic->binds_now = true;
        break;
    case DT_DEBUG:
        dynamic->has_debug = true;
        break;
    case DT_PLTREL:
        dynamic->plt_has_addends = value == DT_RELA;
        break;
    case TAG_RELR:
        dynamic->has_relr = true;
        break;
    case TAG_ANDROID_REL:
    case TAG_ANDROID_RELA:
    case TAG_ANDROID_RELR:
        dynamic->has_android_packing = true;
        break;
    default:
        if (tag >= DT_LOPROC && tag <= DT_HIPROC)
            take_own_tag(dynamic, elf_machine(machine), tag, value);
        break;
    }
}

static void take_tag(struct elf_dynamic *dynamic, struct names *names, unsigned machine,
                     const GElf_Dyn *entry)
{
    uint64_t *field = table_field(dynamic, entry->d_tag);
    if (field) {
        *field = entry->d_un.d_val;
        return;
    }
    take_name(names, entry->d_tag, entry->d_un.d_val);
    take_mark(dynamic, machine, entry->d_tag, entry->d_un.d_val);
}

static int read_tags(struct arena *arena, const struct elf_file *file, struct elf_dynamic *dynamic,
                     struct names *names, struct error *err)
{
    GElf_Phdr segment;
    GElf_Dyn entry;
    struct elf_header header;
    int status = elf_segment_find(file, PT_DYNAMIC, &segment, err);
    /* A file that holds only debug information keeps the program header without its content. */
    if (status <= 0 || !segment.p_filesz)
        return status < 0 ? -1 : 0;
    if (elf_file_header(file, &header, err) < 0)
        return -1;
    Elf_Data *data = elf_chunk(file, segment.p_offset, segment.p_filesz, ELF_T_DYN);
    size_t size = gelf_fsize(file->elf, ELF_T_DYN, 1, EV_CURRENT);
    if (!data || !size)
        return elf_damaged(file, "its dynamic section lies outside the file", err);
    size_t count = data->d_size / size;
    if (count > MAX_DYNAMIC_ENTRIES)
        return elf_damaged(file, "its dynamic section has too many entries", err);
    dynamic->is_present = true;
    names->needed.items = arena_alloc(arena, count * sizeof(*names->needed.items));
    names->filters.items = arena_alloc(arena, count * sizeof(*names->filters.items));
    names->auxiliaries.items = arena_alloc(arena, count * sizeof(*names->auxiliaries.items));
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getdyn(data, (int)i, &entry))
            return elf_damaged_reason(file, err);
        if (entry.d_tag == DT_NULL)
            break;
        take_tag(dynamic, names, header.machine, &entry);
    }
    return 0;
}

/* Copies the string table once for all names in it. */
static bool copy_texts(struct arena *arena, const struct elf_file *file,
                       struct elf_dynamic *dynamic, struct elf_texts *texts)
{
    struct elf_span span;
    if (!elf_address_span(file, dynamic->texts.address, &span) || dynamic->texts.size > span.size)
        return false;
    span.size = dynamic->texts.size;
    if (!elf_texts_of(span, texts))
        return false;
    texts->start = arena_strndup(arena, texts->start, (size_t)texts->size - 1);
    dynamic->copied_texts = texts->start;
    return true;
}

static int take_text(const struct elf_file *file, const struct elf_texts *texts, uint64_t offset,
                     const char **text, struct error *err)
{
    *text = elf_text_at(texts, offset);
    return *text ? 0
                 : elf_damaged(file, "a name of its dynamic section lies outside the file", err);
}

static int take_list(struct arena *arena, const struct elf_file *file,
                     const struct elf_texts *texts, const struct offsets *offsets,
                     const char ***list, struct error *err)
{
    *list = arena_alloc(arena, offsets->count * sizeof(**list));
    for (size_t i = 0; i < offsets->count; i++)
        if (take_text(file, texts, offsets->items[i], &(*list)[i], err) < 0)
            return -1;
    return 0;
}

static int name_all(struct arena *arena, const struct elf_file *file, const struct names *names,
                    const struct elf_texts *texts, struct elf_dynamic *dynamic, struct error *err)
{
    dynamic->needed_count = names->needed.count;
    dynamic->filter_count = names->filters.count;
    dynamic->auxiliary_count = names->auxiliaries.count;
    if (take_list(arena, file, texts, &names->needed, &dynamic->needed, err) < 0 ||
        take_list(arena, file, texts, &names->filters, &dynamic->filters, err) < 0 ||
        take_list(arena, file, texts, &names->auxiliaries, &dynamic->auxiliaries, err) < 0)
        return -1;
    if (names->has_soname && take_text(file, texts, names->soname, &dynamic->soname, err) < 0)
        return -1;
    if (names->has_rpath && take_text(file, texts, names->rpath, &dynamic->rpath, err) < 0)
        return -1;
    if (names->has_runpath && take_text(file, texts, names->runpath, &dynamic->runpath, err) < 0)
        return -1;
    return 0;
}

int elf_file_dynamic(struct arena *arena, const struct elf_file *file, struct elf_dynamic *dynamic,
                     struct error *err)
{
    struct names names = {0};
    struct elf_texts texts;
    *dynamic = (struct elf_dynamic){0};
    if (read_tags(arena, file, dynamic, &names, err) < 0)
        return -1;
    if (!names.needed.count && !names.filters.count && !names.auxiliaries.count &&
        !names.has_soname && !names.has_rpath && !names.has_runpath && !dynamic->needs.address &&
        !dynamic->definitions.address && !dynamic->symbols.address)
        return 0;
    if (!copy_texts(arena, file, dynamic, &texts))
        return elf_damaged(
            file, "the names of its dynamic section lie outside the file or have no end", err);
    if (name_all(arena, file, &names, &texts, dynamic, err) < 0)
        return -1;
    return elf_versions_read(arena, file, &texts, dynamic, err);
}

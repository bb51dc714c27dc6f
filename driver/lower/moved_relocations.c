#include "lower/moved_relocations.h"

#include <elf.h>
#include <string.h>

#include "elf/machine.h"

/* x86-64 psABI, "Dynamic Section", and a later addition to the gABI. */
enum {
    TAG_X86_64_PLT = DT_LOPROC,
    TAG_X86_64_PLTSZ = DT_LOPROC + 1,
    TAG_X86_64_PLTENT = DT_LOPROC + 3
};
enum { TAG_RELRSZ = 35, TAG_RELR = 36, TAG_RELRENT = 37 };

void moved_relocations_begin(struct changed_file *image, const struct lower_file *file,
                             struct moved_relocations *relocations)
{
    const struct elf_dynamic *dynamic = &file->dynamic;
    *relocations = (struct moved_relocations){
        .arena = image->arena,
        .image = image,
        .file = file,
        .machine = elf_machine(file->header.machine),
        .has_addends = !dynamic->rel.address && (dynamic->rela.address || image->is_64),
    };
}

static void add(struct moved_relocations *relocations, const struct added_relocation *relocation)
{
    relocations->added = arena_grow(relocations->arena, relocations->added, relocations->count,
                                    &relocations->room, sizeof(*relocations->added));
    relocations->added[relocations->count++] = *relocation;
}

/* An entry of a table with addends, the only form of machines for which there is code. */
struct entry {
    unsigned char *at;
    uint64_t place;
    uint64_t symbol;
    unsigned type;
    uint64_t addend;
};

static bool read_entry(const struct changed_file *image, const struct elf_dynamic_table *table,
                       uint64_t index, struct entry *entry)
{
    if (index >= table->size / sizeof(Elf64_Rela))
        return false;
    entry->at = changed_at(image, table->address + index * sizeof(Elf64_Rela), sizeof(Elf64_Rela));
    if (!entry->at)
        return false;
    uint64_t info = changed_get(image, entry->at + offsetof(Elf64_Rela, r_info), 8);
    entry->place = changed_get(image, entry->at, 8);
    entry->symbol = ELF64_R_SYM(info);
    entry->type = (unsigned)ELF64_R_TYPE(info);
    entry->addend = changed_get(image, entry->at + offsetof(Elf64_Rela, r_addend), 8);
    return true;
}

static void write_entry(const struct changed_file *image, const struct entry *entry)
{
    changed_put(image, entry->at, 8, entry->place);
    changed_put(image, entry->at + offsetof(Elf64_Rela, r_info), 8,
                ELF64_R_INFO(entry->symbol, (uint64_t)entry->type));
    changed_put(image, entry->at + offsetof(Elf64_Rela, r_addend), 8, entry->addend);
}

uint64_t relocations_take_slot(struct moved_relocations *relocations, size_t symbol)
{
    struct changed_file *image = relocations->image;
    struct entry entry;
    uint64_t slot = changed_add(image, 8);
    for (uint64_t i = 0; read_entry(image, &relocations->file->dynamic.plt_relocations, i, &entry);
         i++) {
        if (entry.symbol != symbol || entry.type != relocations->machine->jump_slot)
            continue;
        /* What is there leads to the loader until the first call. */
        const unsigned char *before = changed_at(image, entry.place, 8);
        if (before)
            memcpy(changed_at(image, slot, 8), before, 8);
        add(relocations, &(struct added_relocation){.place = entry.place, .taken_from = symbol});
        entry.place = slot;
        write_entry(image, &entry);
        return slot;
    }
    add(relocations, &(struct added_relocation){.place = slot, .symbol = symbol});
    return slot;
}

/* Redirects what is in one table. */
static int redirect_table(struct moved_relocations *relocations,
                          const struct elf_dynamic_table *table, const struct lower_change *change,
                          uint64_t address, struct error *err)
{
    const struct changed_file *image = relocations->image;
    const struct elf_machine *machine = relocations->machine;
    struct entry entry;
    for (uint64_t i = 0; read_entry(image, table, i, &entry); i++) {
        if (entry.symbol != change->symbol || entry.place >= image->code.address)
            continue;
        bool is_copy = entry.type == machine->copy;
        bool is_address = entry.type == machine->glob_dat || entry.type == machine->address;
        if (!is_copy && !is_address)
            return error_about(err, image->path,
                               "%s: a relocation of type %u refers to it, which cannot be changed",
                               change->name, entry.type);
        entry.type = is_copy ? 0 : relocations->machine->relative;
        entry.addend += address;
        entry.symbol = 0;
        write_entry(image, &entry);
    }
    return 0;
}

int relocations_redirect(struct moved_relocations *relocations, const struct lower_change *change,
                         uint64_t address, struct error *err)
{
    const struct elf_dynamic *dynamic = &relocations->file->dynamic;
    for (size_t i = 0; i < relocations->count; i++)
        if (relocations->added[i].taken_from == change->symbol)
            relocations->added[i].addend = address;
    return redirect_table(relocations, &dynamic->rela, change, address, err);
}

/* Adds the relative relocation of a word, whose content is its addend. */
static int unpack_word(struct moved_relocations *relocations, uint64_t place, struct error *err)
{
    const struct changed_file *image = relocations->image;
    const unsigned char *at = changed_at(image, place, changed_word(image));
    if (!at)
        return error_about(err, image->path, "damaged ELF file: a packed relocation lies outside");
    add(relocations, &(struct added_relocation){
                         .place = place, .addend = changed_get(image, at, changed_word(image))});
    return 0;
}

/* Each word is an address, or a bitmap of the words behind the last one (gABI, "Relative
 * Relocation Table"). */
int relocations_unpack(struct moved_relocations *relocations, struct file_tables *tables,
                       struct error *err)
{
    const struct changed_file *image = relocations->image;
    const struct file_tag *address = file_tag(tables, TAG_RELR);
    const struct file_tag *size = file_tag(tables, TAG_RELRSZ);
    unsigned word = changed_word(image);
    uint64_t next = 0;
    if (!address || !size || !changed_at(image, address->value, size->value))
        return error_about(err, image->path, "damaged ELF file: DT_RELR lies outside the file");
    for (uint64_t i = 0; i < size->value / word; i++) {
        uint64_t value =
            changed_get(image, changed_at(image, address->value + i * word, word), word);
        if (!(value & 1)) {
            if (unpack_word(relocations, value, err) < 0)
                return -1;
            next = value + word;
            continue;
        }
        for (unsigned bit = 1; bit < word * 8; bit++)
            if (value >> bit & 1 &&
                unpack_word(relocations, next + (uint64_t)(bit - 1) * word, err) < 0)
                return -1;
        next += (uint64_t)(word * 8 - 1) * word;
    }
    file_tag_remove(tables, TAG_RELR);
    file_tag_remove(tables, TAG_RELRSZ);
    file_tag_remove(tables, TAG_RELRENT);
    return 0;
}

int relocations_unmark_plt(struct moved_relocations *relocations, struct file_tables *tables,
                           struct error *err)
{
    struct entry entry;
    const struct elf_dynamic_table *table = &relocations->file->dynamic.plt_relocations;
    if (!relocations->machine->jump_slot)
        return error_about(err, relocations->image->path, "its PLT cannot be changed");
    for (uint64_t i = 0; read_entry(relocations->image, table, i, &entry); i++) {
        if (entry.type != relocations->machine->jump_slot)
            continue;
        entry.addend = 0;
        write_entry(relocations->image, &entry);
    }
    file_tag_remove(tables, TAG_X86_64_PLT);
    file_tag_remove(tables, TAG_X86_64_PLTSZ);
    file_tag_remove(tables, TAG_X86_64_PLTENT);
    return 0;
}

/* Writes one entry, and returns what is behind it. */
static unsigned char *put_entry(const struct moved_relocations *relocations, unsigned char *at,
                                const struct added_relocation *entry)
{
    const struct changed_file *image = relocations->image;
    unsigned word = changed_word(image);
    uint64_t type = entry->symbol ? relocations->machine->glob_dat : relocations->machine->relative;
    changed_put(image, at, word, entry->place);
    changed_put(image, at + word, word, image->is_64 ? ELF64_R_INFO(entry->symbol, type) : type);
    if (!relocations->has_addends)
        return at + (size_t)2 * word;
    changed_put(image, at + (size_t)2 * word, word, entry->addend);
    return at + (size_t)3 * word;
}

/* Writes the added ones, relative or not. */
static unsigned char *put_added(const struct moved_relocations *relocations, unsigned char *at,
                                bool is_relative)
{
    for (size_t i = 0; i < relocations->count; i++)
        if (!relocations->added[i].symbol == is_relative)
            at = put_entry(relocations, at, &relocations->added[i]);
    return at;
}

/* Copies the relocations of the PLT behind the others: where all symbols are bound at once,
 * glibc 2.17 takes the two tables for one, without looking at where the second begins. */
static void move_plt_relocations(struct moved_relocations *relocations, struct file_tables *tables,
                                 uint64_t address, unsigned char *at)
{
    struct changed_file *image = relocations->image;
    const struct elf_dynamic_table *old = &relocations->file->dynamic.plt_relocations;
    memcpy(at, changed_at(image, old->address, old->size), old->size);
    file_tag_set(tables, DT_JMPREL, address);
    changed_move_section(
        image, &(struct changed_moved){.old = old->address, .address = address, .size = old->size});
}

int relocations_write(struct moved_relocations *relocations, struct file_tables *tables,
                      struct error *err)
{
    struct changed_file *image = relocations->image;
    const struct elf_dynamic *dynamic = &relocations->file->dynamic;
    bool has_addends = relocations->has_addends;
    struct elf_dynamic_table old = has_addends ? dynamic->rela : dynamic->rel;
    struct elf_dynamic_table plt = dynamic->plt_relocations;
    uint64_t entry_size = (has_addends ? 3 : 2) * (uint64_t)changed_word(image);
    uint64_t relative = dynamic->relative_count * entry_size;
    if (!relocations->count)
        return 0;
    if (dynamic->plt_has_addends != has_addends)
        plt.size = 0;
    if (relative > old.size || (old.size && !changed_at(image, old.address, old.size)) ||
        (plt.size && !changed_at(image, plt.address, plt.size)))
        return error_about(err, image->path, "damaged ELF file: its relocations lie outside");
    struct changed_moved moved = {.old = old.address,
                                  .size = old.size + relocations->count * entry_size};
    moved.address = changed_add(image, moved.size + plt.size);
    unsigned char *at = changed_at(image, moved.address, moved.size + plt.size);
    const unsigned char *before = old.size ? changed_at(image, old.address, old.size) : at;
    /* The relative ones come first (DT_RELACOUNT). */
    at = put_added(relocations, at, true);
    memcpy(at, before, relative);
    at = put_added(relocations, at + relative, false);
    memcpy(at, before + relative, old.size - relative);
    if (plt.size)
        move_plt_relocations(relocations, tables, moved.address + moved.size,
                             at + (old.size - relative));
    file_tag_set(tables, has_addends ? DT_RELA : DT_REL, moved.address);
    file_tag_set(tables, has_addends ? DT_RELASZ : DT_RELSZ, moved.size);
    file_tag_set(tables, has_addends ? DT_RELAENT : DT_RELENT, entry_size);
    struct file_tag *counted = file_tag(tables, has_addends ? DT_RELACOUNT : DT_RELCOUNT);
    for (size_t i = 0; counted && i < relocations->count; i++)
        counted->value += !relocations->added[i].symbol;
    if (old.size)
        changed_move_section(image, &moved);
    return 0;
}

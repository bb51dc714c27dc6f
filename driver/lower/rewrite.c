#include "lower/rewrite.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "lower/changed_file.h"
#include "lower/code.h"
#include "lower/moved_relocations.h"
#include "lower/tables_of_file.h"

/* The bits of an entry of DT_VERSYM that are the index, and the index of no version. */
enum { VERSION_INDEX = 0x7fff, VERSION_NONE = 1 };

struct rewrite {
    struct arena *arena;
    const struct lower_file *file;
    struct changed_file image;
    struct file_tables tables;
    struct moved_relocations relocations;
};

static unsigned char *symbol_at(const struct rewrite *rewrite, size_t index)
{
    size_t size = rewrite->image.is_64 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
    return changed_at(&rewrite->image, rewrite->file->dynamic.symbols.address + index * size, size);
}

/* Returns NULL also where the file has no versions. */
static unsigned char *version_at(const struct rewrite *rewrite, size_t index)
{
    uint64_t table = rewrite->file->dynamic.symbol_versions.address;
    return table ? changed_at(&rewrite->image, table + index * 2, 2) : NULL;
}

/* Sets the binding of an undefined symbol to weak: nothing refers to it any more. */
static void weaken(const struct rewrite *rewrite, size_t index)
{
    unsigned char *symbol = symbol_at(rewrite, index);
    bool is_64 = rewrite->image.is_64;
    unsigned char *info =
        symbol + (is_64 ? offsetof(Elf64_Sym, st_info) : offsetof(Elf32_Sym, st_info));
    *info = (unsigned char)ELF64_ST_INFO(STB_WEAK, ELF64_ST_TYPE(*info));
}

static int change_symbol(struct rewrite *rewrite, const struct lower_change *change,
                         struct error *err)
{
    struct changed_file *image = &rewrite->image;
    unsigned char *symbol = symbol_at(rewrite, change->symbol);
    unsigned char *version = version_at(rewrite, change->symbol);
    bool has_versions = rewrite->file->dynamic.symbol_versions.address;
    if (!symbol || (has_versions && !version))
        return error_about(err, image->path, "damaged ELF file: its symbols lie outside the file");
    unsigned index = change->new_node
                         ? file_need(&rewrite->tables, change->library, change->new_node)
                         : VERSION_NONE;
    if (version)
        changed_put(image, version, 2,
                    (changed_get(image, version, 2) & ~(uint64_t)VERSION_INDEX) | index);
    if (change->new_name)
        changed_put(image, symbol, 4, file_text(&rewrite->tables, change->new_name));
    return 0;
}

/* Forgets the address of the PLT entry, by which other files would take it for the symbol. */
static void forget_address(const struct rewrite *rewrite, size_t index)
{
    bool is_64 = rewrite->image.is_64;
    unsigned char *symbol = symbol_at(rewrite, index);
    changed_put(&rewrite->image,
                symbol + (is_64 ? offsetof(Elf64_Sym, st_value) : offsetof(Elf32_Sym, st_value)),
                changed_word(&rewrite->image), 0);
}

static int add_code(struct rewrite *rewrite, const struct lower_change *change, struct error *err)
{
    const struct file_tag *init = file_tag(&rewrite->tables, DT_INIT);
    const struct file_tag *array = file_tag(&rewrite->tables, DT_INIT_ARRAY);
    const struct file_tag *size = file_tag(&rewrite->tables, DT_INIT_ARRAYSZ);
    struct lower_places places = {.slot =
                                      relocations_take_slot(&rewrite->relocations, change->symbol),
                                  .init = init ? init->value : 0};
    places.array = array ? array->value : rewrite->image.code.address;
    places.array_end = places.array + (array && size ? size->value : 0);
    uint64_t code;
    if (lower_code_add(&rewrite->image, lower_machine(&rewrite->file->header), change->row, &places,
                       &code, err) < 0)
        return -1;
    forget_address(rewrite, change->symbol);
    return relocations_redirect(&rewrite->relocations, change, code, err);
}

static int add_object(struct rewrite *rewrite, const struct lower_change *change, struct error *err)
{
    const struct elf_symbol *symbol = &rewrite->file->symbols.items[change->symbol - 1];
    uint64_t object = changed_add(&rewrite->image, strtoull(change->row->with, NULL, 10));
    if (!symbol->is_copy)
        weaken(rewrite, change->symbol);
    return relocations_redirect(&rewrite->relocations, change, object, err);
}

static int apply(struct rewrite *rewrite, const struct lower_change *change, struct error *err)
{
    if (change_symbol(rewrite, change, err) < 0)
        return -1;
    if (!change->row)
        return 0;
    if (change->row->way == LOWER_CODE || change->row->way == LOWER_START)
        return add_code(rewrite, change, err);
    return change->row->way == LOWER_OBJECT ? add_object(rewrite, change, err) : 0;
}

/* Marks the versions that symbols need. */
static void mark_used(struct rewrite *rewrite)
{
    for (size_t i = 0; i < rewrite->file->symbols.count; i++) {
        const unsigned char *version = version_at(rewrite, i + 1);
        if (!version)
            return;
        uint64_t index = changed_get(&rewrite->image, version, 2) & VERSION_INDEX;
        for (size_t j = 0; j < rewrite->tables.need_count; j++)
            if (rewrite->tables.needs[j].index == index)
                rewrite->tables.needs[j].is_used = true;
    }
}

static int change_all(struct rewrite *rewrite, const struct lowering *plan, struct error *err)
{
    if (plan->has_packed && relocations_unpack(&rewrite->relocations, &rewrite->tables, err) < 0)
        return -1;
    if (plan->has_marked_plt &&
        relocations_unmark_plt(&rewrite->relocations, &rewrite->tables, err) < 0)
        return -1;
    for (size_t i = 0; i < plan->change_count; i++)
        if (apply(rewrite, &plan->changes[i], err) < 0)
            return -1;
    for (size_t i = 0; i < plan->added.count; i++)
        file_tables_load_library(&rewrite->tables, plan->added.items[i]);
    if (plan->needs_companion)
        file_tables_search(&rewrite->tables, "$ORIGIN");
    mark_used(rewrite);
    return relocations_write(&rewrite->relocations, &rewrite->tables, err);
}

static uint64_t code_room(const struct lowering *plan)
{
    uint64_t room = 0;
    for (size_t i = 0; i < plan->change_count; i++) {
        const struct lower_row *row = plan->changes[i].row;
        if (row && (row->way == LOWER_CODE || row->way == LOWER_START))
            room += LOWER_CODE_ROOM;
    }
    return room;
}

/* Reads the new file as it was read before: it must need nothing more. */
static int check_result(struct rewrite *rewrite, const struct lower_tables *tables,
                        const struct lowering *plan, const struct lower_result *result,
                        struct error *err)
{
    struct lower_file read;
    struct elf_file *file = elf_file_open_memory(rewrite->arena, rewrite->image.path, result->bytes,
                                                 (size_t)result->size);
    int status = lower_file_read(rewrite->arena, file, &read, err);
    if (status == 0) {
        struct lowering rest = lowering_plan(rewrite->arena, &read, tables, plan->floor);
        if (lowering_is_needed(&rest))
            status = error_about(err, rewrite->image.path,
                                 "the changed file still needs a newer glibc; nothing is written");
    }
    elf_file_close(file);
    return status;
}

int lower_rewrite(struct arena *arena, const struct lower_file *file,
                  const struct lower_tables *tables, const struct lowering *plan,
                  struct lower_result *result, struct error *err)
{
    struct rewrite rewrite = {.arena = arena, .file = file};
    if (changed_open(arena, file->file, code_room(plan), &rewrite.image, err) < 0 ||
        file_tables_read(&rewrite.image, file, &rewrite.tables, err) < 0)
        return -1;
    moved_relocations_begin(&rewrite.image, file, &rewrite.relocations);
    if (change_all(&rewrite, plan, err) < 0 ||
        file_tables_write(&rewrite.tables, &tables->abi, err) < 0)
        return -1;
    result->bytes = changed_finish(&rewrite.image, &result->size);
    return check_result(&rewrite, tables, plan, result, err);
}

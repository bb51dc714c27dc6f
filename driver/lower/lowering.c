#include "lower/lowering.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "elf/machine.h"
#include "lower/code.h"
#include "lower/unversioned.h"

/* The plan that is being made. */
struct planning {
    struct arena *arena;
    const struct lower_file *file;
    const struct lower_tables *tables;
    struct version floor;
    struct lowering plan;
    size_t change_room;
    size_t obstacle_room;
};

/* The release from which on the loader reads both. */
static const struct version packed_since = {{2, 36, 0}};

int lower_file_read(struct arena *arena, const struct elf_file *file, struct lower_file *read,
                    struct error *err)
{
    const char *path = elf_file_path(file);
    *read = (struct lower_file){.file = file};
    if (elf_file_content(file) != ELF_CONTENT_ELF)
        return error_about(err, path, "not a program or shared library");
    if (elf_file_header(file, &read->header, err) < 0 ||
        elf_file_dynamic(arena, file, &read->dynamic, err) < 0)
        return -1;
    if (read->header.is_relocatable || !read->dynamic.is_present)
        return error_about(err, path,
                           "%s: only programs and shared libraries that glibc's loader loads can "
                           "be lowered",
                           read->header.is_relocatable ? "an object" : "a static program");
    if (elf_file_relocations(arena, file, &read->dynamic, &read->relocations, err) < 0)
        return -1;
    return elf_dynamic_symbols(arena, file, &read->dynamic, &read->relocations, &read->symbols,
                               err);
}

bool lower_offers(const struct polyfill *polyfill, struct version release)
{
    return version_compare(polyfill->since, release) > 0 &&
           !text_begins_with(polyfill->name, POLYFILL_HELPER) &&
           !(polyfill->class == POLYFILL_TOOLCHAIN && text_begins_with(polyfill->source, "cxx/"));
}

int lower_tables_load(struct arena *arena, const struct strvec *roots,
                      const struct lower_file *file, struct lower_tables *tables, struct error *err)
{
    const struct elf_header *header = &file->header;
    const struct arch *arch = arch_of_elf(header->machine, header->is_64, header->is_big_endian);
    if (!arch)
        return error_about(err, elf_file_path(file->file),
                           "there are no tables for its architecture");
    if (abi_load(arena, roots, arch->name, &tables->abi, err) < 0 ||
        lower_table_load(arena, roots, &tables->lower, err) < 0 ||
        polyfill_load(arena, arch->name, &tables->polyfills, err) < 0)
        return -1;
    tables->arch = arch;
    tables->companion = NULL;
    tables->index = abi_index(arena, &tables->abi);
    return 0;
}

static void obstruct(struct planning *planning, const char *symbol, const char *node,
                     const char *reason)
{
    struct lowering *plan = &planning->plan;
    plan->obstacles = arena_grow(planning->arena, plan->obstacles, plan->obstacle_count,
                                 &planning->obstacle_room, sizeof(*plan->obstacles));
    plan->obstacles[plan->obstacle_count++] = (struct lower_obstacle){symbol, node, reason};
}

static void change(struct planning *planning, const struct lower_change *change)
{
    struct lowering *plan = &planning->plan;
    plan->changes = arena_grow(planning->arena, plan->changes, plan->change_count,
                               &planning->change_room, sizeof(*plan->changes));
    plan->changes[plan->change_count++] = *change;
    if (!change->library || strvec_contains(&plan->added, change->library))
        return;
    for (size_t i = 0; i < planning->file->dynamic.needed_count; i++)
        if (strcmp(planning->file->dynamic.needed[i], change->library) == 0)
            return;
    strvec_push(planning->arena, &plan->added, change->library);
}

static const struct abi_library *library_of(const struct planning *planning,
                                            const struct abi_record *record)
{
    return abi_find_library(&planning->tables->abi, record->library);
}

/* Returns the record that a linker takes for the symbol in the release: in that library, if it is
 * there, else in another one. */
static const struct abi_record *default_record(const struct planning *planning, const char *symbol,
                                               const struct abi_library *preferred)
{
    size_t count;
    const struct abi_record *best = NULL;
    const struct abi_record *const *records =
        abi_index_find(&planning->tables->index, (struct text){symbol, strlen(symbol)}, &count);
    for (size_t i = 0; i < count; i++) {
        const struct abi_library *library = library_of(planning, records[i]);
        if (!abi_is_default(records[i], planning->floor) || !library ||
            !abi_library_is_present(library, planning->floor))
            continue;
        bool was_preferred = best && library_of(planning, best) == preferred;
        if (!best || (library == preferred && !was_preferred) ||
            (library == preferred) == was_preferred)
            best = records[i];
    }
    return best;
}

/* Returns the record of a symbol at a version in a library; NULL when there is none. */
static const struct abi_record *record_of(const struct planning *planning, const char *symbol,
                                          const char *node, const struct abi_library *library)
{
    size_t count;
    const struct abi_record *const *records =
        abi_index_find(&planning->tables->index, (struct text){symbol, strlen(symbol)}, &count);
    for (size_t i = 0; i < count; i++)
        if (text_equals(records[i]->node, node) && library_of(planning, records[i]) == library)
            return records[i];
    return NULL;
}

/* Returns whether the newer version is the older one, which glibc moved from another library to
 * this one and gave the release's version there: the other library has it up to the release
 * before. */
static bool was_moved(const struct planning *planning, const struct abi_record *older,
                      const struct abi_record *newer)
{
    return newer && library_of(planning, older) != library_of(planning, newer) &&
           !version_is_zero(older->last) && version_compare(older->last, newer->first) < 0 &&
           version_compare(newer->node_version, newer->first) == 0;
}

/* Lowers a symbol by a row of the table. Returns why that is not possible, or NULL. */
static const char *by_row(struct planning *planning, struct lower_change *wanted,
                          const struct abi_library *library, const char *other)
{
    struct arena *arena = planning->arena;
    const struct lower_row *row = wanted->row;
    const char *name = other ? other : wanted->name;
    const struct abi_record *older = default_record(planning, name, library);
    const char *lacks = NULL;
    if (row->way == LOWER_OBJECT || row->way == LOWER_CODE || row->way == LOWER_START)
        lacks = lower_code_lacks(arena, planning->file, row);
    if (lacks)
        return lacks;
    if (row->way == LOWER_OBJECT) {
        change(planning, wanted);
        return NULL;
    }
    if (!older)
        return arena_printf(arena, "the release has no %s", name);
    wanted->new_name = other;
    wanted->library = library_of(planning, older)->soname;
    wanted->new_node = arena_strndup(arena, older->node.start, older->node.length);
    change(planning, wanted);
    return NULL;
}

/* Returns why no version of the release can stand in for the symbol. */
static const char *explain(const struct planning *planning, const struct lower_change *wanted,
                           const struct abi_record *older, const struct abi_record *newer)
{
    char release[VERSION_TEXT_SIZE];
    if (strcmp(wanted->node, "GLIBC_PRIVATE") == 0)
        return "it is internal to glibc: the file belongs to one release of it";
    if (!newer)
        return "abicc's tables do not have this version";
    if (older)
        return arena_printf(planning->arena,
                            "the release has it as %.*s, and whether that does the same is not in "
                            "abicc's tables",
                            (int)older->node.length, older->node.start);
    return arena_printf(planning->arena, "it came with glibc %s, and nothing older does the same",
                        version_text(newer->first, release));
}

/* Returns why the symbol cannot be lowered, or NULL when it was. */
static const char *lower(struct planning *planning, const struct elf_symbol *symbol,
                         struct lower_change *wanted, const struct abi_library *library)
{
    struct arena *arena = planning->arena;
    const char *other = NULL;
    const struct abi_record *newer = record_of(planning, wanted->name, wanted->node, library);
    const struct abi_record *older = default_record(planning, wanted->name, library);
    if (newer)
        wanted->row = lower_table_find(arena, &planning->tables->lower, wanted->name,
                                       newer->node_version, &other);
    if (wanted->row)
        return by_row(planning, wanted, library, other);
    bool is_same_version = older && text_equals(older->node, wanted->node);
    if (older && (is_same_version || was_moved(planning, older, newer))) {
        wanted->library = library_of(planning, older)->soname;
        wanted->new_node = arena_strndup(arena, older->node.start, older->node.length);
        change(planning, wanted);
        return NULL;
    }
    const char *reason = explain(planning, wanted, older, newer);
    const struct polyfill *polyfill = polyfill_find(&planning->tables->polyfills, wanted->name);
    if (polyfill && symbol->is_undefined && lower_offers(polyfill, planning->floor)) {
        if (!planning->tables->companion)
            return arena_printf(arena, "%s; abicc has a polyfill: add --with LIBRARY", reason);
        wanted->library = planning->tables->companion;
        wanted->new_name = arena_printf(arena, POLYFILL_EXPORTED "%s", wanted->name);
        planning->plan.needs_companion = true;
    } else if (!symbol->is_weak || !symbol->is_undefined) {
        return reason;
    }
    change(planning, wanted);
    return NULL;
}

static const struct elf_version_need *need_of(const struct planning *planning, unsigned index)
{
    const struct elf_dynamic *dynamic = &planning->file->dynamic;
    for (size_t i = 0; i < dynamic->version_need_count; i++)
        if (dynamic->version_needs[i].index == index)
            return &dynamic->version_needs[i];
    return NULL;
}

/* Plans for a symbol that the file needs without a version. */
static void plan_unversioned(struct planning *planning, size_t index)
{
    struct arena *arena = planning->arena;
    struct lowering *plan = &planning->plan;
    const struct lower_tables *tables = planning->tables;
    const char *name = planning->file->symbols.items[index].name;
    char release[VERSION_TEXT_SIZE];
    const struct unversioned found =
        unversioned_find(planning->file, tables, planning->floor, name);
    if (found.library && !strvec_contains(&plan->added, found.library))
        strvec_push(arena, &plan->added, found.library);
    if (version_is_zero(found.since))
        return;
    const struct polyfill *polyfill = polyfill_find(&tables->polyfills, name);
    const char *reason =
        arena_printf(arena, "it came with glibc %s, and is needed without a version",
                     version_text(found.since, release));
    const char *owner = unversioned_other_owner(planning->file, tables, name);
    if (owner) {
        strvec_pushf(arena, &plan->unsure, "%s: %s; %s has to define it", name, reason, owner);
    } else if (!polyfill || !lower_offers(polyfill, planning->floor)) {
        obstruct(planning, name, "", reason);
    } else if (!tables->companion) {
        obstruct(planning, name, "",
                 arena_printf(arena, "%s; abicc has a polyfill: add --with LIBRARY", reason));
    } else {
        const struct lower_change wanted = {.symbol = index + 1,
                                            .name = name,
                                            .node = "",
                                            .new_name =
                                                arena_printf(arena, POLYFILL_EXPORTED "%s", name),
                                            .library = tables->companion};
        plan->needs_companion = true;
        change(planning, &wanted);
    }
}

static void plan_symbol(struct planning *planning, size_t index)
{
    const struct elf_symbol *symbol = &planning->file->symbols.items[index];
    const struct elf_version_need *need =
        symbol->version > 1 ? need_of(planning, symbol->version) : NULL;
    const struct abi *abi = &planning->tables->abi;
    if (symbol->version <= 1 && symbol->is_undefined && !symbol->is_weak) {
        plan_unversioned(planning, index);
        return;
    }
    const struct abi_library *library = need ? abi_library_of_soname(abi, need->library) : NULL;
    /* Other projects' libraries have sonames of glibc, too: libcrypt.so.1 with XCRYPT_2.0. */
    if (!library || !text_begins_with(need->node, "GLIBC_"))
        return;
    const struct abi_record *record = record_of(planning, symbol->name, need->node, library);
    if (record && abi_is_present(record, planning->floor) &&
        abi_library_is_present(library, planning->floor))
        return;
    struct lower_change wanted = {.symbol = index + 1, .name = symbol->name, .node = need->node};
    const char *reason = lower(planning, symbol, &wanted, library);
    if (reason)
        obstruct(planning, symbol->name, need->node, reason);
}

/* Returns whether a symbol needs the version. */
static bool is_used(const struct planning *planning, unsigned index)
{
    for (size_t i = 0; i < planning->file->symbols.count; i++)
        if (planning->file->symbols.items[i].version == index)
            return true;
    return false;
}

/* Looks at versions that no symbol needs: the loader refuses files by them. */
static void plan_nodes(struct planning *planning)
{
    const struct elf_dynamic *dynamic = &planning->file->dynamic;
    const struct abi *abi = &planning->tables->abi;
    for (size_t i = 0; i < dynamic->version_need_count; i++) {
        const struct elf_version_need *need = &dynamic->version_needs[i];
        if (!abi_library_of_soname(abi, need->library) || is_used(planning, need->index))
            continue;
        for (size_t j = 0; j < abi->node_count; j++)
            if (strcmp(abi->nodes[j].name, need->node) == 0 &&
                version_compare(abi->nodes[j].first, planning->floor) > 0)
                planning->plan.drops_node = true;
    }
    bool is_old = version_compare(planning->floor, packed_since) < 0;
    planning->plan.has_packed = is_old && dynamic->has_relr;
    planning->plan.has_marked_plt = is_old && dynamic->has_mark_plt;
    if (dynamic->has_android_packing)
        obstruct(planning, NULL, NULL,
                 "its relocations are in a form that only Android's loader reads");
    if (planning->plan.has_packed && !elf_machine(planning->file->header.machine)->relative)
        obstruct(planning, NULL, NULL,
                 "its packed relocations (DT_RELR) cannot be undone for this "
                 "architecture");
}

struct lowering lowering_plan(struct arena *arena, const struct lower_file *file,
                              const struct lower_tables *tables, struct version floor)
{
    struct planning planning = {
        .arena = arena, .file = file, .tables = tables, .floor = floor, .plan = {.floor = floor}};
    for (size_t i = 0; i < file->symbols.count; i++)
        plan_symbol(&planning, i);
    plan_nodes(&planning);
    return planning.plan;
}

bool lowering_is_needed(const struct lowering *lowering)
{
    return lowering->change_count || lowering->obstacle_count || lowering->has_packed ||
           lowering->has_marked_plt || lowering->drops_node || lowering->added.count;
}

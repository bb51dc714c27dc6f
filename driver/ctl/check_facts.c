#include "ctl/check_facts.h"

#include <stdlib.h>
#include <string.h>

#include "elf/archive.h"
#include "elf/symbols.h"
#include "facts/kernel_calls.h"

/* The symbols that an archive's members use and define. */
struct names {
    struct arena *arena;
    struct facts *facts;
    struct facts_import *wanted;
    size_t wanted_count;
    size_t wanted_room;
    struct strvec defined;
    struct error *err;
    bool is_damaged;
};

static void want(struct names *names, const struct facts_import *import)
{
    names->wanted = arena_grow(names->arena, names->wanted, names->wanted_count,
                               &names->wanted_room, sizeof(*names->wanted));
    names->wanted[names->wanted_count++] = *import;
}

/* Adds definitions, hidden ones too: other members may call them. */
static int add_definitions(struct names *names, const struct elf_file *member)
{
    struct arena scratch = {0};
    struct elf_symbol *symbols;
    size_t count;
    int status =
        elf_file_symbols(&scratch, member, ELF_SYMBOLS_STATIC, &symbols, &count, names->err);
    for (size_t i = 0; status == 0 && i < count; i++)
        if (!symbols[i].is_local && !symbols[i].is_undefined)
            strvec_push(names->arena, &names->defined, arena_strdup(names->arena, symbols[i].name));
    arena_release(&scratch);
    return status;
}

/* Adds a member's symbols and marks. The first member determines the archive's machine. */
static bool add_member(void *data, const char *name, const struct elf_file *member)
{
    struct names *names = data;
    struct facts facts;
    if (facts_of(names->arena, member, &facts, names->err) < 0 ||
        add_definitions(names, member) < 0) {
        names->is_damaged = true;
        error_wrap(names->err, "member %s", name);
        return false;
    }
    for (size_t i = 0; i < facts.import_count; i++)
        want(names, &facts.imports[i]);
    if (!names->facts->is_elf) {
        *names->facts = facts;
        return true;
    }
    for (size_t i = 0; i < facts.identities.count; i++)
        if (!strvec_contains(&names->facts->identities, facts.identities.items[i]))
            strvec_push(names->arena, &names->facts->identities, facts.identities.items[i]);
    return true;
}

static int compare_imports(const void *a, const void *b)
{
    const struct facts_import *one = a;
    const struct facts_import *other = b;
    int order = strcmp(one->name, other->name);
    return order ? order : (int)one->is_weak - (int)other->is_weak;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Removes used symbols that are defined, and duplicates; a symbol is weak where all uses are. */
static void settle(struct names *names)
{
    struct facts *facts = names->facts;
    struct strvec *defined = &names->defined;
    facts->imports = arena_alloc(names->arena, names->wanted_count * sizeof(*facts->imports));
    facts->import_count = 0;
    if (names->wanted_count)
        qsort(names->wanted, names->wanted_count, sizeof(*names->wanted), compare_imports);
    if (defined->count)
        qsort(defined->items, defined->count, sizeof(*defined->items), compare_texts);
    for (size_t i = 0; i < names->wanted_count; i++) {
        const char *name = names->wanted[i].name;
        if (i && strcmp(names->wanted[i - 1].name, name) == 0)
            continue;
        if (defined->count &&
            bsearch(&name, defined->items, defined->count, sizeof(*defined->items), compare_texts))
            continue;
        facts->imports[facts->import_count++] = names->wanted[i];
    }
}

int check_facts_of(struct arena *arena, const struct elf_file *file, struct facts *facts,
                   struct error *err)
{
    struct names names = {.arena = arena, .facts = facts, .err = err};
    *facts = (struct facts){0};
    if (elf_file_content(file) != ELF_CONTENT_ARCHIVE)
        return facts_of(arena, file, facts, err) < 0 ? -1
                                                     : kernel_calls_read(arena, file, facts, err);
    if (elf_file_members(file, add_member, &names, err) < 0 || names.is_damaged)
        return -1;
    facts->is_relocatable = true;
    settle(&names);
    return 0;
}

static const char *copy_text(struct arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

static struct strvec copy_texts(struct arena *arena, const struct strvec *list)
{
    struct strvec copy = {0};
    for (size_t i = 0; i < list->count; i++)
        strvec_push(arena, &copy, arena_strdup(arena, list->items[i]));
    return copy;
}

const struct facts *check_facts_cut(struct arena *arena, const struct facts *facts)
{
    struct facts *cut = arena_alloc(arena, sizeof(*cut));
    *cut = *facts;
    cut->loader = copy_text(arena, facts->loader);
    cut->soname = copy_text(arena, facts->soname);
    cut->build_id = copy_text(arena, facts->build_id);
    cut->attributes.riscv_isa = copy_text(arena, facts->attributes.riscv_isa);
    cut->needed = copy_texts(arena, &facts->needed);
    cut->filters = copy_texts(arena, &facts->filters);
    cut->auxiliaries = copy_texts(arena, &facts->auxiliaries);
    cut->rpath = copy_texts(arena, &facts->rpath);
    cut->runpath = copy_texts(arena, &facts->runpath);
    cut->identities = copy_texts(arena, &facts->identities);
    cut->nodes = (struct strvec){0};
    cut->imports = NULL;
    cut->import_count = 0;
    cut->exports = NULL;
    cut->export_count = 0;
    cut->kernel_calls = NULL;
    cut->kernel_call_count = 0;
    cut->versions = arena_alloc(arena, facts->version_count * sizeof(*cut->versions));
    for (size_t i = 0; i < facts->version_count; i++) {
        const struct facts_version *version = &facts->versions[i];
        cut->versions[i] = (struct facts_version){
            .library = arena_strdup(arena, version->library),
            .node = arena_strdup(arena, version->node),
            .symbol = copy_text(arena, version->symbol),
            .is_weak = version->is_weak,
        };
    }
    return cut;
}

struct findings check_findings_copy(struct arena *arena, const struct findings *findings)
{
    struct findings copy = {0};
    copy.items = arena_alloc(arena, findings->count * sizeof(*copy.items));
    copy.count = copy.room = findings->count;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        copy.items[i] = (struct finding){
            .rule = finding->rule,
            .severity = finding->severity,
            .file = arena_strdup(arena, finding->file),
            .subject = copy_text(arena, finding->subject),
            .text = arena_strdup(arena, finding->text),
            .remedy = copy_text(arena, finding->remedy),
            .places = copy_texts(arena, &finding->places),
        };
    }
    return copy;
}

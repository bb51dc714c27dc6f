#include "system/runs_on_load.h"

#include <string.h>

#include "base/text.h"
#include "facts/loader_needs.h"
#include "system/load_scope.h"
#include "tables/program_names.h"

struct judge {
    const struct load *load;
    struct load_scope scope;
    struct strvec absent; /* libraries that are in no table */
    struct load_verdict *verdict;
};

static void refuse(struct judge *judge, const char *obstacle)
{
    if (!judge->verdict->obstacle)
        judge->verdict->obstacle = obstacle;
}

static void depend(struct judge *judge, const char *condition)
{
    if (!judge->verdict->condition)
        judge->verdict->condition = condition;
}

/* Adds the condition "if libz.so.1 and libpcre2-8.so.0 are installed". */
static void depend_on_absent(struct judge *judge)
{
    struct arena *arena = judge->load->arena;
    const struct strvec *absent = &judge->absent;
    if (absent->count)
        depend(judge, arena_printf(arena, "if %s %s installed", strvec_enumerate(arena, absent),
                                   absent->count > 1 ? "are" : "is"));
}

static void judge_loader(struct judge *judge)
{
    const struct load *load = judge->load;
    const char *loader = load->facts->loader;
    bool is_glibc = load->system.libc == LIBC_GLIBC;
    enum libc_kind wanted;
    if (facts_libc(load->facts, &wanted) && wanted != load->system.libc) {
        refuse(judge, arena_printf(load->arena, "needs %s; the distribution has %s",
                                   is_glibc ? "musl" : "glibc", world_name(judge->scope.world)));
        return;
    }
    if (!loader)
        return;
    const char *there = is_glibc ? load->arch->glibc_loader : load->arch->musl_loader;
    if (strcmp(loader, there) != 0)
        refuse(judge, arena_printf(load->arena, "needs the loader %s; the distribution has %s",
                                   loader, there));
}

/* Returns the release in GLIBC_2.17 or GLIBCXX_3.4.29; 0 where there is none. */
static struct version node_number(const char *node)
{
    struct version version = {{0}};
    const char *dash = strrchr(node, '_');
    if (dash)
        version_parse(dash + 1, strlen(dash + 1), &version);
    return version;
}

static const char *version_reason(struct arena *arena, const struct facts_version *version)
{
    if (strcmp(version->node, "GLIBC_PRIVATE") == 0)
        return arena_printf(arena,
                            "needs GLIBC_PRIVATE of %s, which differs between builds of glibc",
                            version->library);
    if (strcmp(version->node, "GLIBC_ABI_DT_RELR") == 0)
        return "needs packed relocations (DT_RELR), which glibc reads from 2.36 on";
    if (!version->symbol)
        return arena_printf(arena, "needs %s of %s", version->node, version->library);
    return arena_printf(arena, "needs %s of %s (for %s)", version->node, version->library,
                        version->symbol);
}

/* Returns whether the library may have the version although the tables do not state it: GCC's
 * runtime where only the oldest possible release is known; libcrypt, which distributions take from
 * libxcrypt since about 2018. */
static bool is_open(const struct judge *judge, const char *node)
{
    return text_begins_with(node, "XCRYPT_") ||
           (judge->load->gcc_is_least && !text_begins_with(node, "GLIBC_"));
}

/* Reports the newest of the missing versions. musl's loader does not check versions. */
static int judge_versions(struct judge *judge, struct error *err)
{
    const struct facts *facts = judge->load->facts;
    const struct facts_version *worst = NULL;
    for (size_t i = 0; i < facts->version_count; i++) {
        const struct facts_version *version = &facts->versions[i];
        const struct library *library;
        if (version->is_weak)
            continue;
        if (load_scope_find(&judge->scope, version->library, &library, err) < 0)
            return -1;
        if (!library || library_has_node(library, version->node))
            continue;
        if (is_open(judge, version->node))
            depend(judge, arena_printf(judge->load->arena, "if the %s there has %s",
                                       version->library, version->node));
        else if (!worst ||
                 version_compare(node_number(version->node), node_number(worst->node)) > 0)
            worst = version;
    }
    if (worst)
        refuse(judge, version_reason(judge->load->arena, worst));
    return 0;
}

/* Stores whether any release of musl exports the name. */
static int is_musl_name(const struct judge *judge, const char *name, bool *is_musl,
                        struct error *err)
{
    const struct musl_table *table;
    *is_musl = false;
    if (judge->load->system.libc != LIBC_MUSL)
        return 0;
    if (library_tables_musl(judge->load->distros->tables, judge->load->arch->name, &table, err) < 0)
        return -1;
    size_t count;
    musl_abi_find(&table->abi, name, &count);
    *is_musl = count > 0;
    return 0;
}

/* Returns whether the name is one of glibc's that the system lacks: every one with musl. */
static bool is_newer_in_glibc(const struct judge *judge, const char *name)
{
    struct version first;
    return abi_first_release(judge->scope.glibc, name, &first) &&
           (judge->load->system.libc == LIBC_MUSL ||
            version_compare(first, judge->load->system.release) > 0);
}

/* Judges a name without a version. It may be defined by the program that loads the library, or by a
 * library whose symbols are not known. */
static int judge_plain(struct judge *judge, const char *name, struct error *err)
{
    bool is_musl;
    if (load_scope_has(&judge->scope, name, NULL))
        return 0;
    if (is_musl_name(judge, name, &is_musl, err) < 0)
        return -1;
    bool is_libcs = is_musl || (!judge->scope.is_partial && is_newer_in_glibc(judge, name));
    if (is_libcs && judge->load->facts->is_shared && program_names_have(name))
        depend(judge, arena_printf(judge->load->arena, "if its program has %s", name));
    else if (is_libcs)
        refuse(judge, arena_printf(judge->load->arena, "%s has no %s",
                                   world_name(judge->scope.world), name));
    else if (!judge->scope.is_partial && !judge->load->facts->is_shared)
        refuse(judge, arena_printf(judge->load->arena, "no library has %s", name));
    return 0;
}

/* Returns whether the loader stops where the library named for a symbol's version lacks the symbol,
 * weak or not, unless an earlier library has it: glibc up to 2.29 (glibc bug 24741). */
static bool insists_on_library(const struct judge *judge)
{
    static const struct version first_without = {{2, 30, 0}};
    return version_compare(judge->load->system.release, first_without) < 0;
}

static bool is_found(const struct judge *judge, const struct facts_import *import,
                     const struct library *library)
{
    const char *node = import->version->node;
    if (!insists_on_library(judge))
        return load_scope_has(&judge->scope, import->name, node) ||
               library_satisfies(library, import->name, node);
    return load_scope_has_before(&judge->scope, library, import->name, node) ||
           library_satisfies(library, import->name, node);
}

static int judge_versioned(struct judge *judge, const struct facts_import *import,
                           struct error *err)
{
    const struct library *library;
    const struct facts_version *version = import->version;
    if (import->is_weak && !insists_on_library(judge))
        return 0;
    if (load_scope_find(&judge->scope, version->library, &library, err) < 0)
        return -1;
    if (library && library->has_symbols &&
        (import->is_weak || library_has_node(library, version->node)) &&
        !is_found(judge, import, library))
        refuse(judge, arena_printf(judge->load->arena, "%s there has no %s@%s", version->library,
                                   import->name, version->node));
    return 0;
}

static int judge_symbols(struct judge *judge, struct error *err)
{
    const struct facts *facts = judge->load->facts;
    bool is_glibc = judge->load->system.libc == LIBC_GLIBC;
    for (size_t i = 0; i < facts->import_count && !judge->verdict->obstacle; i++) {
        const struct facts_import *import = &facts->imports[i];
        bool is_versioned = is_glibc && import->version;
        if (import->is_weak && !is_versioned)
            continue;
        if (is_versioned ? judge_versioned(judge, import, err) < 0
                         : judge_plain(judge, import->name, err) < 0)
            return -1;
    }
    return 0;
}

/* Returns whether the library is part of another release of the C library. One that glibc no longer
 * contains (libcrypt) is not. */
static bool is_of_libc(const struct judge *judge, const char *soname)
{
    const struct system *system = &judge->load->system;
    const struct abi_library *library = abi_library_of_soname(judge->scope.glibc, soname);
    return library &&
           (system->libc == LIBC_MUSL || version_compare(system->release, library->first) < 0);
}

static int judge_libraries(struct judge *judge, const struct strvec *sonames, struct error *err)
{
    const struct load *load = judge->load;
    for (size_t i = 0; i < sonames->count; i++) {
        const char *soname = sonames->items[i];
        const struct library *library;
        if (load_scope_find(&judge->scope, soname, &library, err) < 0)
            return -1;
        if (library)
            continue;
        if (is_of_libc(judge, soname))
            refuse(judge, arena_printf(load->arena, "%s has no %s", world_name(judge->scope.world),
                                       soname));
        else
            strvec_push(load->arena, &judge->absent, soname);
    }
    return 0;
}

static int judge_needed(struct judge *judge, struct error *err)
{
    const struct facts *facts = judge->load->facts;
    if (judge_libraries(judge, &facts->needed, err) < 0 ||
        (judge->load->system.libc == LIBC_GLIBC &&
         judge_libraries(judge, &facts->filters, err) < 0))
        return -1;
    depend_on_absent(judge);
    return 0;
}

/* Checks DT_RELR: glibc reads it from 2.36 on, musl from 1.2.4 on. Older loaders silently skip it,
 * and the program crashes. */
static void judge_relocations(struct judge *judge)
{
    static const struct version glibc = {{2, 36, 0}};
    static const struct version musl = {{1, 2, 4}};
    const struct load *load = judge->load;
    bool is_glibc = load->system.libc == LIBC_GLIBC;
    struct version first = is_glibc ? glibc : musl;
    char text[VERSION_TEXT_SIZE];
    if (load->facts->has_android_packing)
        refuse(judge, "has relocations in Android's packed form");
    if (!load->facts->has_relr)
        return;
    if (is_glibc && facts_lack_relr_version(load->facts))
        refuse(judge, "has DT_RELR but does not need GLIBC_ABI_DT_RELR: older glibc ignores the "
                      "relocations, newer glibc refuses the file");
    else if (version_compare(load->system.release, first) < 0)
        refuse(judge, arena_printf(load->arena,
                                   "needs packed relocations (DT_RELR), which %s reads from %s on",
                                   is_glibc ? "glibc" : "musl", version_text(first, text)));
}

/* Checks what the loader must know of the machine's relocations and tables, and the kernel's pages.
 */
static void judge_needs(struct judge *judge)
{
    struct loader_need needs[LOADER_NEEDS_MAX];
    const struct load *load = judge->load;
    size_t count = loader_needs(load->facts, needs);
    char text[VERSION_TEXT_SIZE];
    for (size_t i = 0; i < count; i++) {
        struct version first = loader_need_first(&needs[i], load->system.libc);
        if (version_is_never(first))
            refuse(judge, arena_printf(load->arena, "has %s, which %s does not read", needs[i].what,
                                       libc_name(load->system.libc)));
        else if (version_compare(load->system.release, first) < 0)
            refuse(judge,
                   arena_printf(load->arena, "has %s, which %s reads from %s on", needs[i].what,
                                libc_name(load->system.libc), version_text(first, text)));
    }
    if (load->facts->page_size && load->facts->page_size < load->arch->page_size)
        depend(judge, arena_printf(load->arena, "if its kernel has pages of at most %u KiB",
                                   (unsigned)(load->facts->page_size / 1024)));
}

int load_judge(const struct load *load, struct load_verdict *verdict, struct error *err)
{
    struct judge judge = {
        .load = load,
        .scope = {.load = load, .world = distros_world(load->distros, &load->system)},
        .verdict = verdict,
    };
    const struct glibc_table *table;
    *verdict = (struct load_verdict){0};
    if (facts_start_alone(load->facts))
        return 0;
    if (library_tables_glibc(load->distros->tables, load->arch->name, &table, err) < 0)
        return -1;
    judge.scope.glibc = &table->abi;
    judge_loader(&judge);
    if (verdict->obstacle)
        return 0;
    if (load_scope_fill(&judge.scope, err) < 0)
        return -1;
    if (load->system.libc == LIBC_GLIBC && judge_versions(&judge, err) < 0)
        return -1;
    if (judge_symbols(&judge, err) < 0 || judge_needed(&judge, err) < 0)
        return -1;
    judge_relocations(&judge);
    judge_needs(&judge);
    return 0;
}

/* ABI016: exported symbols that replace the C library's. The loader binds every reference in the
 * process to the first definition, and a program's own comes before the C library's. */
#include <string.h>

#include "rules/rule_run.h"

/* malloc and its family, which glibc lets a program replace (glibc manual, Replacing malloc). */
static const char *const allocator[] = {
    "malloc",        "free",         "calloc",         "realloc", /* at least these four */
    "aligned_alloc", "cfree",        "mallinfo",       "mallinfo2",
    "malloc_info",   "malloc_stats", "malloc_trim",    "malloc_usable_size",
    "mallopt",       "memalign",     "posix_memalign", "pvalloc",
    "reallocarray",  "valloc",
};
enum { ALLOCATOR_LEAST = 4 };

/* Symbols that start files and linkers put into every output, and that musl exports too. */
static const char *const harmless[] = {"_init", "_fini", "_start", "__bss_start", "_edata", "_end"};

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Returns whether the library is part of the C library according to the tables. */
static bool is_of_libc(const struct library *library)
{
    static const char *const sonames[] = {"libc.so.6", "libpthread.so.0", "libm.so.6", "libdl.so.2",
                                          "librt.so.1"};
    return !library->path && library->has_symbols && library->soname &&
           (is_one_of(library->soname, sonames, sizeof(sonames) / sizeof(*sonames)) ||
            libc_owns(LIBC_MUSL, library->soname));
}

static bool has_default(const struct library *library, const char *name)
{
    const struct library_symbol *symbol = NULL;
    while ((symbol = library_find(library, name, symbol)))
        if (symbol->is_default)
            return true;
    return false;
}

/* Returns whether the definition can replace the C library's. One with a symbol version does not
 * answer references to the C library; data in a program are copies that the linker made. */
static bool can_interpose(const struct check *check, const struct facts_export *export)
{
    return !export->node &&
           (export->kind == FACTS_FUNCTION || export->kind == FACTS_IFUNC ||
            (export->kind == FACTS_DATA && check->facts->is_shared)) &&
           !is_one_of(export->name, harmless, sizeof(harmless) / sizeof(*harmless));
}

static bool is_libcs(const struct check *check, const char *name)
{
    for (size_t i = 0; i < check->closure.count; i++)
        if (is_of_libc(check->closure.items[i]) && has_default(check->closure.items[i], name))
            return true;
    return false;
}

static bool is_part_of_libc(const struct check *check)
{
    for (size_t i = 0; i < check->closure.count; i++)
        if (check->facts->soname && is_of_libc(check->closure.items[i]) &&
            strcmp(check->facts->soname, check->closure.items[i]->soname) == 0)
            return true;
    return false;
}

static void report_allocator(struct check *check, const struct strvec *names)
{
    bool is_whole = true;
    for (size_t i = 0; i < ALLOCATOR_LEAST; i++)
        is_whole = is_whole && strvec_contains(names, allocator[i]);
    if (is_whole)
        check_add(check, "ABI016",
                  (struct finding){.severity = SEVERITY_NOTE,
                                   .subject = "malloc",
                                   .text = "replaces malloc and its family for the whole process"});
    else
        check_add(check, "ABI016",
                  (struct finding){
                      .subject = names->items[0],
                      .text = arena_printf(
                          check->arena,
                          "exports %s, but not all of malloc, free, calloc and "
                          "realloc: memory that one allocator hands out may be freed by the other",
                          check_names(check, names))});
}

int rule_interposition(struct check *check, struct error *err)
{
    const struct facts *facts = check->facts;
    struct strvec memory = {0};
    struct strvec others = {0};
    (void)err;
    if (is_part_of_libc(check))
        return 0;
    for (size_t i = 0; i < facts->export_count; i++) {
        const char *name = facts->exports[i].name;
        if (!can_interpose(check, &facts->exports[i]) || !is_libcs(check, name))
            continue;
        bool is_memory = is_one_of(name, allocator, sizeof(allocator) / sizeof(*allocator));
        strvec_push(check->arena, is_memory ? &memory : &others, name);
    }
    if (memory.count)
        report_allocator(check, &memory);
    if (others.count)
        check_add(check, "ABI016",
                  (struct finding){
                      .severity = facts->is_shared ? SEVERITY_WARNING : SEVERITY_NOTE,
                      .subject = others.items[0],
                      .text = arena_printf(check->arena,
                                           "exports %s, which the C library exports too: all "
                                           "libraries of the process call %s",
                                           check_names(check, &others),
                                           others.count == 1 ? "this one" : "these")});
    return 0;
}

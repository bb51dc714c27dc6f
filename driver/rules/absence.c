#include "rules/absence.h"

#include <stdlib.h>
#include <string.h>

#include "tables/abi.h"
#include "tables/musl_abi.h"

struct absences {
    struct arena *arena;
    enum libc_kind libc;
    struct version release; /* what the sysroot describes */
    struct abi glibc;
    const struct abi_record **records; /* of glibc, sorted by name */
    struct musl_abi musl;              /* of a musl profile */
};

static int compare_records(const void *a, const void *b)
{
    const struct abi_record *const *one = a;
    const struct abi_record *const *other = b;
    return text_compare((*one)->symbol, (*other)->symbol);
}

static void index_records(struct arena *arena, struct absences *absences)
{
    const struct abi *abi = &absences->glibc;
    absences->records = arena_alloc(arena, abi->record_count * sizeof(const struct abi_record *));
    for (size_t i = 0; i < abi->record_count; i++)
        absences->records[i] = &abi->records[i];
    if (abi->record_count)
        qsort(absences->records, abi->record_count, sizeof(const struct abi_record *),
              compare_records);
}

int absences_load(struct arena *arena, const struct strvec *roots, const struct profile *profile,
                  struct version release, struct absences **absences, struct error *err)
{
    struct absences *loaded = arena_alloc(arena, sizeof(*loaded));
    loaded->arena = arena;
    loaded->libc = profile->libc;
    loaded->release = release;
    if (abi_load(arena, roots, profile->arch, &loaded->glibc, err) < 0)
        return -1;
    if (profile->libc == LIBC_MUSL) {
        const struct musl_arch *arch = musl_arch_find(profile->arch, err);
        if (!arch || musl_abi_load(arena, roots, arch, &loaded->musl, err) < 0)
            return -1;
    }
    index_records(arena, loaded);
    *absences = loaded;
    return 0;
}

/* glibc's records of one name, in one row. */
struct entries {
    const struct abi_record *const *items;
    size_t count;
};

static struct entries entries_of(const struct absences *absences, const char *name)
{
    const struct text text = {name, strlen(name)};
    size_t low = 0;
    size_t end = absences->glibc.record_count;
    for (size_t high = end; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(absences->records[middle]->symbol, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    struct entries entries = {.items = absences->records + low};
    while (low + entries.count < end &&
           text_compare(entries.items[entries.count]->symbol, text) == 0)
        entries.count++;
    return entries;
}

/* --- glibc ------------------------------------------------------------------------------------*/

/* Libraries that every link looks into: libc.so names them (sysroot/glibc.c). */
static bool is_always_searched(struct text library)
{
    static const char *const libraries[] = {"libc",  "ld",      "libpthread", "libdl",
                                            "librt", "libutil", "libresolv",  "libanl"};
    for (size_t i = 0; i < sizeof(libraries) / sizeof(*libraries); i++)
        if (text_equals(library, libraries[i]))
            return true;
    return false;
}

static void name_library(const struct absences *absences, struct text library,
                         struct absence *absence)
{
    const struct abi *abi = &absences->glibc;
    absence->kind = ABSENCE_LIBRARY;
    for (size_t i = 0; i < abi->library_count; i++)
        if (text_equals(library, abi->libraries[i].name))
            absence->library = abi->libraries[i].soname;
    if (library.length > 3)
        absence->option =
            arena_strndup(absences->arena, library.start + 3, library.length - 3); /* libm: m */
}

/* The release from which on no linker finds a name that `release` still has for old programs, or
 * had once. */
static void look_at_withdrawal(const struct abi_record *record, struct version release,
                               struct absence *absence)
{
    struct version last = record->last;
    absence->kind = ABSENCE_WITHDRAWN;
    if (record->is_compat && version_compare(record->compat_from, absence->release) > 0)
        absence->release = record->compat_from;
    else if (!version_is_zero(last) && version_compare(last, release) < 0)
        absence->release = (struct version){{last.part[0], last.part[1] + 1, 0}};
}

static bool find_in_glibc(const struct absences *absences, const char *name,
                          struct absence *absence)
{
    struct version release = absences->release;
    struct entries entries = entries_of(absences, name);
    const struct abi_record *elsewhere = NULL;
    for (size_t i = 0; i < entries.count; i++) {
        const struct abi_record *record = entries.items[i];
        if (!abi_is_linkable(record, release))
            continue;
        if (is_always_searched(record->library))
            return false;
        elsewhere = record;
    }
    if (elsewhere) {
        name_library(absences, elsewhere->library, absence);
        return true;
    }
    if (entries.count && abi_first_release(&absences->glibc, name, &absence->release) &&
        version_compare(absence->release, release) > 0)
        return true;
    absence->release = (struct version){{0}};
    for (size_t i = 0; i < entries.count; i++)
        look_at_withdrawal(entries.items[i], release, absence);
    return entries.count > 0;
}

/* --- musl -------------------------------------------------------------------------------------*/

/* What Alpine supplies apart from musl (pkgs.alpinelinux.org: contents of the -dev packages; of
 * libexecinfo the branches up to 3.16). A name ends with '*' for all that begin so. */
static const struct supply {
    const char *name;
    const char *option;
    const char *package;
} supplies[] = {
    {"backtrace*", "execinfo", "libexecinfo-dev"},
    {"argp_*", "argp", "argp-standalone"},
    {"fts_*", "fts", "musl-fts-dev"},
    {"_obstack_*", "obstack", "musl-obstack-dev"},
    {"obstack_*", "obstack", "musl-obstack-dev"},
    {"getcontext", "ucontext", "libucontext-dev"},
    {"setcontext", "ucontext", "libucontext-dev"},
    {"makecontext", "ucontext", "libucontext-dev"},
    {"swapcontext", "ucontext", "libucontext-dev"},
    {"xdr_*", "tirpc", "libtirpc-dev"},
    {"clnt_*", "tirpc", "libtirpc-dev"},
    {"svc_*", "tirpc", "libtirpc-dev"},
};

static void name_supply(const char *name, struct absence *absence)
{
    for (size_t i = 0; i < sizeof(supplies) / sizeof(*supplies); i++) {
        const struct supply *supply = &supplies[i];
        size_t length = strcspn(supply->name, "*");
        if (strncmp(name, supply->name, length) != 0 || (!supply->name[length] && name[length]))
            continue;
        absence->option = supply->option;
        absence->package = supply->package;
    }
}

/* The first of the name, or where it would stand. */
static size_t musl_place(const struct musl_abi *musl, const char *name)
{
    size_t low = 0;
    for (size_t high = musl->symbol_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(musl->symbols[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool find_in_musl(const struct absences *absences, const char *name, struct absence *absence)
{
    const struct musl_abi *musl = &absences->musl;
    const struct musl_symbol *before = NULL;
    const struct musl_symbol *after = NULL;
    for (size_t i = musl_place(musl, name);
         i < musl->symbol_count && strcmp(musl->symbols[i].name, name) == 0; i++) {
        const struct musl_symbol *symbol = &musl->symbols[i];
        if (musl_abi_is_present(symbol, absences->release))
            return false;
        if (version_compare(symbol->first, absences->release) < 0)
            before = symbol;
        else if (!after)
            after = symbol;
    }
    if (after) {
        absence->release = after->first;
        return true;
    }
    if (!before && !entries_of(absences, name).count)
        return false;
    if (before) {
        struct version last = before->last;
        absence->kind = ABSENCE_WITHDRAWN;
        absence->release = (struct version){{last.part[0], last.part[1], last.part[2] + 1}};
        return true;
    }
    absence->kind = ABSENCE_FOREIGN;
    name_supply(name, absence);
    return true;
}

bool absences_find(const struct absences *absences, const char *name, struct absence *absence)
{
    *absence = (struct absence){.kind = ABSENCE_NEWER};
    return absences->libc == LIBC_MUSL ? find_in_musl(absences, name, absence)
                                       : find_in_glibc(absences, name, absence);
}

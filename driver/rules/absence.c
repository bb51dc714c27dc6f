#include "rules/absence.h"

#include <string.h>

#include "tables/abi_index.h"
#include "tables/musl_abi.h"
#include "tables/musl_difference.h"

struct absences {
    struct arena *arena;
    struct strvec roots;
    enum libc_kind libc;
    struct version release; /* the release that the sysroot describes */
    struct version floor; /* of musl: what it no longer has, a stub of an older release lacks too */
    struct abi glibc;
    struct abi_index index; /* of glibc */
    struct musl_abi musl;   /* of a musl profile */
};

/* Reads the tables for `names`, or for all if that is NULL. */
static int load(struct arena *arena, const struct absences_request *request,
                const struct strvec *names, struct absences **absences, struct error *err)
{
    const struct profile *profile = request->profile;
    struct absences *loaded = arena_alloc(arena, sizeof(*loaded));
    loaded->arena = arena;
    loaded->roots = *request->roots;
    loaded->libc = profile->libc;
    loaded->release = request->release;
    loaded->floor = profile->libc_version;
    int status =
        names ? abi_load_symbols(arena, request->roots, profile->arch, names, &loaded->glibc, err)
              : abi_load(arena, request->roots, profile->arch, &loaded->glibc, err);
    if (status < 0)
        return -1;
    if (profile->libc == LIBC_MUSL) {
        const struct arch *arch = musl_abi_need_arch(arena, profile->arch, err);
        if (!arch || musl_abi_load(arena, request->roots, arch, &loaded->musl, err) < 0)
            return -1;
    }
    loaded->index = abi_index(arena, &loaded->glibc);
    *absences = loaded;
    return 0;
}

int absences_load(struct arena *arena, const struct strvec *roots, const struct profile *profile,
                  struct version release, struct absences **absences, struct error *err)
{
    const struct absences_request request = {roots, profile, release};
    return load(arena, &request, NULL, absences, err);
}

int absences_load_names(struct arena *arena, const struct absences_request *request,
                        const struct strvec *names, struct absences **absences, struct error *err)
{
    return load(arena, request, names, absences, err);
}

/* --- glibc ------------------------------------------------------------------------------------*/

/* Returns whether every link searches the library, because libc.so names it
 * (sysroot/glibc/glibc.c). */
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
    absence->kind = ABSENCE_LIBRARY;
    const struct abi_library *found = abi_find_library(&absences->glibc, library);
    if (found)
        absence->library = found->soname;
    if (library.length > 3)
        absence->option =
            arena_strndup(absences->arena, library.start + 3, library.length - 3); /* libm: m */
}

/* Sets `absence` for a symbol that linkers no longer find: `release` keeps it for old programs
 * only, or no longer has it. */
static void look_at_withdrawal(const struct abi_record *record, struct version release,
                               struct absence *absence)
{
    struct version last = record->last;
    absence->kind = ABSENCE_WITHDRAWN;
    absence->part = record->withdrawn;
    if (record->is_compat && version_compare(record->compat_from, absence->release) > 0)
        absence->release = record->compat_from;
    else if (!version_is_zero(last) && version_compare(last, release) < 0)
        absence->release = (struct version){{last.part[0], last.part[1] + 1, 0}};
}

static bool find_in_glibc(const struct absences *absences, const char *name,
                          struct absence *absence)
{
    struct version release = absences->release;
    size_t count;
    const struct abi_record *const *records =
        abi_index_find(&absences->index, (struct text){name, strlen(name)}, &count);
    const struct abi_record *elsewhere = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct abi_record *record = records[i];
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
    if (count && abi_first_release(&absences->glibc, name, &absence->release) &&
        version_compare(absence->release, release) > 0)
        return true;
    absence->release = (struct version){{0}};
    for (size_t i = 0; i < count; i++)
        look_at_withdrawal(records[i], release, absence);
    return count > 0;
}

/* --- musl -------------------------------------------------------------------------------------*/

static void name_supply(const struct absences *absences, const char *name, struct absence *absence)
{
    struct musl_difference difference;
    if (!musl_difference_find(absences->arena, &absences->roots, DIFFERENCE_SYMBOL, name,
                              &difference))
        return;
    absence->option = difference.library;
    absence->package = difference.package;
    absence->instead = difference.text;
}

static bool find_in_musl(const struct absences *absences, const char *name, struct absence *absence)
{
    const struct musl_symbol *before = NULL;
    const struct musl_symbol *after = NULL;
    size_t count;
    const struct musl_symbol *symbols = musl_abi_find(&absences->musl, name, &count);
    for (size_t i = 0; i < count; i++) {
        const struct musl_symbol *symbol = &symbols[i];
        bool is_described = musl_abi_is_present(symbol, absences->release);
        if (is_described && !musl_abi_is_gone(symbol, absences->floor))
            return false;
        if (is_described || version_compare(symbol->first, absences->release) < 0)
            before = symbol;
        else if (!after)
            after = symbol;
    }
    if (after) {
        absence->release = after->first;
        return true;
    }
    if (!before) {
        abi_index_find(&absences->index, (struct text){name, strlen(name)}, &count);
        if (!count)
            return false;
    }
    if (before) {
        struct version last = before->last;
        absence->kind = ABSENCE_WITHDRAWN;
        absence->release = (struct version){{last.part[0], last.part[1], last.part[2] + 1}};
        return true;
    }
    absence->kind = ABSENCE_FOREIGN;
    name_supply(absences, name, absence);
    return true;
}

bool absences_find(const struct absences *absences, const char *name, struct absence *absence)
{
    *absence = (struct absence){.kind = ABSENCE_NEWER};
    return absences->libc == LIBC_MUSL ? find_in_musl(absences, name, absence)
                                       : find_in_glibc(absences, name, absence);
}

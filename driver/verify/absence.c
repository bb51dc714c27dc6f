#include "verify/absence.h"

#include <stdlib.h>
#include <string.h>

#include "sysroot/abi.h"
#include "sysroot/musl_abi.h"

struct absences {
    enum libc_kind libc;
    struct version release; /* what the sysroot describes */
    struct abi glibc;
    const struct abi_record **records; /* of glibc that may be absent, sorted by name */
    size_t record_count;
    struct musl_abi musl; /* of a musl profile */
};

static int compare_records(const void *a, const void *b)
{
    const struct abi_record *const *one = a;
    const struct abi_record *const *other = b;
    return text_compare((*one)->symbol, (*other)->symbol);
}

/* Records that begin after the release: few, so that most names need no further look. For musl, all
 * of them. */
static void gather(struct arena *arena, struct absences *absences)
{
    const struct abi *abi = &absences->glibc;
    absences->records = arena_alloc(arena, abi->record_count * sizeof(const struct abi_record *));
    for (size_t i = 0; i < abi->record_count; i++)
        if (absences->libc == LIBC_MUSL ||
            version_compare(abi->records[i].first, absences->release) > 0)
            absences->records[absences->record_count++] = &abi->records[i];
    if (absences->record_count)
        qsort(absences->records, absences->record_count, sizeof(const struct abi_record *),
              compare_records);
}

int absences_load(struct arena *arena, const struct strvec *roots, const struct profile *profile,
                  struct version release, struct absences **absences, struct error *err)
{
    struct absences *loaded = arena_alloc(arena, sizeof(*loaded));
    loaded->libc = profile->libc;
    loaded->release = release;
    if (abi_load(arena, roots, profile->arch, &loaded->glibc, err) < 0)
        return -1;
    if (profile->libc == LIBC_MUSL) {
        const struct musl_arch *arch = musl_arch_find(profile->arch, err);
        if (!arch || musl_abi_load(arena, roots, arch, &loaded->musl, err) < 0)
            return -1;
    }
    gather(arena, loaded);
    *absences = loaded;
    return 0;
}

static bool is_gathered(const struct absences *absences, const char *name)
{
    const struct text text = {name, strlen(name)};
    size_t low = 0;
    size_t high = absences->record_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(absences->records[middle]->symbol, text);
        if (!order)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* First release of musl that exports the name; false when none does. */
static bool musl_first(const struct musl_abi *musl, const char *name, struct version *first)
{
    bool is_found = false;
    for (size_t i = 0; i < musl->symbol_count; i++) {
        const struct musl_symbol *symbol = &musl->symbols[i];
        if (strcmp(symbol->name, name) != 0)
            continue;
        if (!is_found || version_compare(symbol->first, *first) < 0)
            *first = symbol->first;
        is_found = true;
    }
    return is_found;
}

bool absences_find(const struct absences *absences, const char *name, struct absence *absence)
{
    struct version *first = &absence->first;
    *absence = (struct absence){0};
    if (absences->libc == LIBC_MUSL && musl_first(&absences->musl, name, first))
        return version_compare(*first, absences->release) > 0;
    if (!is_gathered(absences, name) || !abi_first_release(&absences->glibc, name, first))
        return false;
    absence->is_foreign = absences->libc == LIBC_MUSL;
    return absence->is_foreign || version_compare(*first, absences->release) > 0;
}

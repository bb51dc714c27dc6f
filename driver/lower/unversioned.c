#include "lower/unversioned.h"

#include <string.h>

#include "base/text.h"
#include "tables/program_names.h"

static bool is_loaded(const struct lower_file *file, const char *soname)
{
    for (size_t i = 0; i < file->dynamic.needed_count; i++)
        if (strcmp(file->dynamic.needed[i], soname) == 0)
            return true;
    return false;
}

/* Returns the library of the record if the release has both, else NULL. */
static const char *library_in(const struct lower_tables *tables, const struct abi_record *record,
                              struct version release)
{
    const struct abi_library *library = abi_find_library(&tables->abi, record->library);
    bool is_there =
        library && abi_is_present(record, release) && abi_library_is_present(library, release);
    return is_there ? library->soname : NULL;
}

struct unversioned unversioned_find(const struct lower_file *file,
                                    const struct lower_tables *tables, struct version floor,
                                    const char *name)
{
    size_t count;
    struct unversioned found = {0};
    bool is_loaded_later = false;
    const struct abi_record *const *records =
        abi_index_find(&tables->index, (struct text){name, strlen(name)}, &count);
    for (size_t i = 0; i < count; i++) {
        const char *older = library_in(tables, records[i], floor);
        const char *newer = library_in(tables, records[i], tables->abi.newest);
        if (older && is_loaded(file, older))
            return (struct unversioned){0};
        if (older)
            found.library = older;
        is_loaded_later |= newer && is_loaded(file, newer);
        if (version_compare(records[i]->first, floor) > 0 &&
            (version_is_zero(found.since) || version_compare(records[i]->first, found.since) < 0))
            found.since = records[i]->first;
    }
    if (found.library)
        found.since = (struct version){0};
    if (!is_loaded_later)
        found.library = NULL; /* it is left to the program, which loads glibc */
    return found;
}

/* Returns whether the file needs a symbol that glibc has in no release, and no library that it
 * names may have. */
static bool needs_program(const struct lower_file *file, const struct lower_tables *tables)
{
    size_t count;
    for (size_t i = 0; i < file->symbols.count; i++) {
        const struct elf_symbol *symbol = &file->symbols.items[i];
        if (!symbol->is_undefined || symbol->is_weak || symbol->version > 1)
            continue;
        (void)abi_index_find(&tables->index, (struct text){symbol->name, strlen(symbol->name)},
                             &count);
        if (!count)
            return true;
    }
    return false;
}

const char *unversioned_other_owner(const struct lower_file *file,
                                    const struct lower_tables *tables, const char *name)
{
    for (size_t i = 0; i < file->dynamic.needed_count; i++) {
        const char *soname = file->dynamic.needed[i];
        if (!abi_library_of_soname(&tables->abi, soname) &&
            !text_begins_with(soname, "libgcc_s.so.") && !text_begins_with(soname, "libstdc++.so."))
            return soname;
    }
    return program_names_have(name) && needs_program(file, tables) ? "the program that loads it"
                                                                   : NULL;
}

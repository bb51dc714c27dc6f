#include "ctl/added_names.h"

#include "base/data.h"
#include "elf/archive.h"
#include "elf/symbols.h"
#include "tables/arch.h"
#include "tables/polyfill.h"

struct reader {
    struct arena *arena;
    struct strvec *names;
};

static bool add_member(void *data, const char *name, const struct elf_file *member)
{
    struct reader *reader = data;
    struct elf_symbol *symbols;
    size_t count;
    struct error ignored; /* the build made the archive */
    (void)name;
    if (elf_file_symbols(reader->arena, member, ELF_SYMBOLS_STATIC, &symbols, &count, &ignored) < 0)
        return true;
    for (size_t i = 0; i < count; i++)
        if (!symbols[i].is_local && !symbols[i].is_undefined && *symbols[i].name)
            strvec_push(reader->arena, reader->names, arena_strdup(reader->arena, symbols[i].name));
    return true;
}

/* Returns the archive of the architecture or, where none is embedded for it, of the first: the
 * functions are the same, and those that only one architecture has are not in the tables of
 * symbols. */
static const struct data *find_archive(struct arena *arena, const char *arch, const char *archive)
{
    size_t count;
    const struct data *data = data_find(arena_printf(arena, "sysroots/lib/%s/%s", arch, archive));
    if (data)
        return data;
    return data_find(arena_printf(arena, "sysroots/lib/%s/%s", arch_list(&count)->name, archive));
}

int added_names_read(struct arena *arena, const char *arch, const char *archive,
                     struct strvec *names, struct error *err)
{
    struct reader reader = {arena, names};
    const struct data *data = find_archive(arena, arch, archive);
    if (!data)
        return 0;
    struct elf_file *file = elf_file_open_memory(arena, data->name, data->bytes, data->size);
    int status = elf_file_members(file, add_member, &reader, err);
    elf_file_close(file);
    return status;
}

static int add_polyfills(struct arena *arena, const struct profile *profile, struct strvec *names,
                         struct error *err)
{
    struct strvec choice = {0};
    struct polyfill_table chosen;
    if (polyfill_read_choice(arena, profile->polyfills, &choice, err) < 0 ||
        polyfill_choose(arena, &choice, &chosen, err) < 0)
        return -1;
    for (size_t i = 0; i < chosen.count; i++)
        strvec_push(arena, names, chosen.rows[i].name);
    return 0;
}

int added_names(struct arena *arena, const struct profile *profile, struct strvec *names,
                struct error *err)
{
    bool is_glibc = profile->libc == LIBC_GLIBC;
    const char *own = is_glibc ? "libc_nonshared.a" : "libabicc_musl.a";
    if (added_names_read(arena, profile->arch, own, names, err) < 0 ||
        added_names_read(arena, profile->arch, "libabicc_polyfill.a", names, err) < 0 ||
        (is_glibc && add_polyfills(arena, profile, names, err) < 0))
        return -1;
    strvec_sort(names);
    return 0;
}

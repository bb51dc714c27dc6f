#include "tables/musl_abi.h"

#include <string.h>

#include "base/table.h"

const struct arch *musl_abi_need_arch(struct arena *arena, const char *name, struct error *err)
{
    const struct arch *arch = arch_find(name);
    if (arch)
        return arch;
    size_t count;
    const struct arch *arches = arch_list(&count);
    struct strvec known = {0};
    for (size_t i = 0; i < count; i++)
        strvec_push(arena, &known, arches[i].name);
    strvec_sort(&known);
    error_set(err, "the architecture '%s' has no musl table; there are %s", name,
              arch_names(arena, &known));
    return NULL;
}

static bool read_version(struct text text, struct version *version)
{
    return version_parse(text.start, text.length, version);
}

static int read_covers(struct table *table, struct musl_abi *abi, struct error *err)
{
    int status = table_next(table, err);
    if (status < 0)
        return -1;
    if (status == 0 || table->field_count != 3 || !text_equals(table->field[0], "covers") ||
        !read_version(table->field[1], &abi->oldest) ||
        !read_version(table->field[2], &abi->newest))
        return table_bad_line(table, "the table must begin with: covers <first> <last release>",
                              err);
    return 0;
}

static int read_symbol(struct arena *arena, const struct table *table, struct musl_symbol *symbol,
                       struct error *err)
{
    enum { NAME, KIND, RELEASES };
    *symbol = (struct musl_symbol){.name = table_copy(arena, table, NAME)};
    if (!abi_read_type(table->field[KIND], &symbol->is_data, &symbol->size))
        return table_bad_field(table, KIND, "a kind: F, or D: and the size", err);
    if (!abi_read_releases(table->field[RELEASES], &symbol->first, &symbol->last))
        return table_bad_field(table, RELEASES, "a range such as 1.2.3 or 1.1.16-1.2.3", err);
    return 0;
}

/* Returns whether `later` follows `earlier`, without a common release. */
static bool is_after(const struct musl_symbol *earlier, const struct musl_symbol *later)
{
    int order = strcmp(earlier->name, later->name);
    if (order)
        return order < 0;
    return !version_is_zero(earlier->last) && version_compare(earlier->last, later->first) < 0;
}

static int load_symbols(struct arena *arena, const struct strvec *roots, const struct arch *arch,
                        struct musl_abi *abi, struct error *err)
{
    enum { ARCHES = 3 };
    struct table table;
    if (table_open(arena, roots, "sysroots/abi/musl.abi", ' ', &table, err) < 0 ||
        read_covers(&table, abi, err) < 0)
        return -1;
    struct musl_symbol *symbols = arena_alloc(arena, table_line_limit(&table) * sizeof(*symbols));
    size_t count = 0;
    int status;
    while ((status = table_next(&table, err)) > 0) {
        if (table.field_count != ARCHES && table.field_count != ARCHES + 1)
            return table_bad_line(&table, "a line is: symbol kind first[-last] [arches]", err);
        if (table.field_count > ARCHES && !table_field_lists(&table, ARCHES, arch->name))
            continue;
        if (read_symbol(arena, &table, &symbols[count], err) < 0)
            return -1;
        if (!version_is_zero(symbols[count].last) &&
            version_compare(symbols[count].last, arch->first_musl) < 0)
            continue;
        if (version_compare(symbols[count].first, arch->first_musl) < 0)
            symbols[count].first = arch->first_musl;
        if (count && !is_after(&symbols[count - 1], &symbols[count]))
            return table_bad_line(&table,
                                  "the name is not after the one above (order by byte value; "
                                  "ranges of one name must not meet)",
                                  err);
        count++;
    }
    abi->symbols = symbols;
    abi->symbol_count = count;
    return status;
}

int musl_abi_load(struct arena *arena, const struct strvec *roots, const struct arch *arch,
                  struct musl_abi *abi, struct error *err)
{
    *abi = (struct musl_abi){.arch = arch};
    if (alias_sets_load(arena, roots, "sysroots/abi/musl.aliases.tsv", "libc", &abi->aliases, err) <
        0)
        return -1;
    if (load_symbols(arena, roots, arch, abi, err) < 0)
        return -1;
    if (version_compare(abi->oldest, arch->first_musl) < 0)
        abi->oldest = arch->first_musl;
    return 0;
}

int musl_abi_check_release(const struct musl_abi *abi, struct version release, struct error *err)
{
    if (version_compare(abi->oldest, release) <= 0 && version_compare(release, abi->newest) <= 0)
        return 0;
    char asked[VERSION_TEXT_SIZE];
    char oldest[VERSION_TEXT_SIZE];
    char newest[VERSION_TEXT_SIZE];
    if (version_compare(release, abi->arch->first_musl) < 0)
        return error_set(err, "musl %s does not support %s, which came with musl %s",
                         version_text(release, asked), abi->arch->name,
                         version_text(abi->arch->first_musl, oldest));
    return error_set(err, "musl %s is not in the table: it answers %s to %s",
                     version_text(release, asked), version_text(abi->oldest, oldest),
                     version_text(abi->newest, newest));
}

bool musl_abi_is_present(const struct musl_symbol *symbol, struct version release)
{
    return version_compare(symbol->first, release) <= 0 && !musl_abi_is_gone(symbol, release);
}

bool musl_abi_is_gone(const struct musl_symbol *symbol, struct version release)
{
    return !version_is_zero(symbol->last) && version_compare(release, symbol->last) > 0;
}

const struct musl_symbol *musl_abi_find(const struct musl_abi *abi, const char *name, size_t *count)
{
    size_t low = 0;
    for (size_t high = abi->symbol_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(abi->symbols[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < abi->symbol_count && strcmp(abi->symbols[low + *count].name, name) == 0)
        (*count)++;
    return &abi->symbols[low];
}

/* Marks the symbols that share an address: the number of their set, and which are weak. */
static void mark_aliases(const struct musl_abi *abi, struct stub_symbol *symbol)
{
    for (size_t i = 0; i < abi->aliases.count; i++) {
        bool is_weak = strvec_contains(&abi->aliases.items[i].weak, symbol->name);
        if (!is_weak && !strvec_contains(&abi->aliases.items[i].strong, symbol->name))
            continue;
        symbol->alias_set = (unsigned)i + 1;
        symbol->is_weak = is_weak;
    }
}

struct stub musl_abi_stub(struct arena *arena, const struct musl_abi *abi, struct version release,
                          struct version known)
{
    struct stub_symbol *symbols = arena_alloc(arena, abi->symbol_count * sizeof(*symbols));
    size_t count = 0;
    for (size_t i = 0; i < abi->symbol_count; i++) {
        const struct musl_symbol *symbol = &abi->symbols[i];
        if (!musl_abi_is_present(symbol, release) || version_compare(symbol->first, known) > 0)
            continue;
        symbols[count] = (struct stub_symbol){.name = symbol->name,
                                              .is_default = true,
                                              .is_data = symbol->is_data,
                                              .size = symbol->size};
        if (symbol->is_data)
            mark_aliases(abi, &symbols[count]);
        count++;
    }
    return (struct stub){
        .soname = abi->arch->musl_soname, .symbols = symbols, .symbol_count = count};
}

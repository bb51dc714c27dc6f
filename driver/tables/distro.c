#include "tables/distro.h"

#include "base/table.h"
#include "tables/arch.h"

enum { NAME, RELEASE, LIBC, VERSION, KERNEL, GCC, GLIBCXX, SURE, ARCHES, FIELDS };

/* Reads a release, or - for none. */
static bool read_release(struct text text, struct version *version)
{
    *version = (struct version){{0}};
    return text_equals(text, "-") || version_parse(text.start, text.length, version);
}

static int read_distro(struct arena *arena, const struct table *table, struct distro *distro,
                       struct error *err)
{
    uint64_t level = 0;
    if (table_expect(table, FIELDS, err) < 0)
        return -1;
    distro->libc = text_equals(table->field[LIBC], "musl") ? LIBC_MUSL : LIBC_GLIBC;
    if (distro->libc == LIBC_GLIBC && !text_equals(table->field[LIBC], "glibc"))
        return table_bad_field(table, LIBC, "glibc or musl", err);
    if (!read_release(table->field[VERSION], &distro->libc_version))
        return table_bad_field(table, VERSION, "a release of the C library or -", err);
    if (!read_release(table->field[KERNEL], &distro->kernel))
        return table_bad_field(table, KERNEL, "a kernel release or -", err);
    if (!read_release(table->field[GCC], &distro->gcc))
        return table_bad_field(table, GCC, "a GCC release or -", err);
    if (!text_equals(table->field[GLIBCXX], "-") && !table_number(table->field[GLIBCXX], &level))
        return table_bad_field(table, GLIBCXX, "the number of a GLIBCXX_3.4 version or -", err);
    distro->arches = strvec_split(arena, table_copy(arena, table, ARCHES), ' ');
    for (size_t i = 0; i < distro->arches.count; i++)
        if (!arch_find(distro->arches.items[i]))
            return table_bad_field(table, ARCHES, "architectures, separated by blanks", err);
    distro->name = table_copy(arena, table, NAME);
    distro->release = table_copy(arena, table, RELEASE);
    distro->libstdcxx = (unsigned)level;
    return 0;
}

int distro_rows_load(struct arena *arena, const struct strvec *roots, const struct distro **distros,
                     size_t *count, struct error *err)
{
    struct table table;
    if (table_open(arena, roots, "sysroots/abi/distros.tsv", '\t', &table, err) < 0)
        return -1;
    struct distro *rows = arena_alloc(arena, table_line_limit(&table) * sizeof(*rows));
    int status;
    *count = 0;
    while ((status = table_next(&table, err)) > 0)
        if (read_distro(arena, &table, &rows[(*count)++], err) < 0)
            return -1;
    *distros = rows;
    return status;
}

#include "tables/header_release.h"

int header_releases_open(struct arena *arena, const struct strvec *roots, struct table *table,
                         struct error *err)
{
    return table_open(arena, roots, "sysroots/include/first-releases.tsv", '\t', table, err);
}

int header_releases_next(struct table *table, struct header_release *row, struct error *err)
{
    int status = table_next(table, err);
    if (status <= 0)
        return status;
    if (table_expect(table, 2, err) < 0)
        return -1;
    row->header = table->field[0];
    if (!version_parse(table->field[1].start, table->field[1].length, &row->first))
        return table_bad_field(table, 1, "a glibc release", err);
    return 1;
}

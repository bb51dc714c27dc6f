#include "tables/abi.h"

#include <string.h>

#include "base/suggest.h"
#include "base/table.h"

/* Below this release the start of a record is a guess (sysroots/abi/README.md, Limits). */
static const struct version oldest_floor = {{2, 12, 0}};

static bool read_version(struct text text, struct version *version)
{
    return version_parse(text.start, text.length, version);
}

static const struct arch *find_arch(struct arena *arena, const char *name, struct error *err)
{
    const struct arch *arch = arch_find(name);
    if (arch)
        return arch;
    size_t count;
    const struct arch *arches = arch_list(&count);
    struct strvec known = {0};
    for (size_t i = 0; i < count; i++)
        strvec_push(arena, &known, arches[i].name);
    const char *nearest = suggest_nearest(name, known.items, known.count);
    error_set(err, "the architecture '%s' has no glibc table%s%s%s; there are %s", name,
              nearest ? " (did you mean " : "", nearest ? nearest : "", nearest ? "?)" : "",
              arch_names(arena, &known));
    return NULL;
}

static int load_libraries(struct arena *arena, const struct strvec *roots, struct abi *abi,
                          struct error *err)
{
    enum { ARCH, NAME, SONAME, FIRST, LAST, FIELDS };
    struct table table;
    if (table_open(arena, roots, "sysroots/abi/libs.tsv", '\t', &table, err) < 0)
        return -1;
    struct abi_library *libraries =
        arena_alloc(arena, table_line_limit(&table) * sizeof(*libraries));
    int status;
    while ((status = table_next(&table, err)) > 0) {
        if (!text_equals(table.field[ARCH], abi->arch->name))
            continue;
        if (table_expect(&table, FIELDS, err) < 0)
            return -1;
        struct abi_library *library = &libraries[abi->library_count];
        if (memchr(table.field[SONAME].start, '/', table.field[SONAME].length))
            return table_bad_field(&table, SONAME, "a soname: it holds a slash", err);
        if (!read_version(table.field[FIRST], &library->first))
            return table_bad_field(&table, FIRST, "a glibc release", err);
        if (!text_equals(table.field[LAST], "-") &&
            !read_version(table.field[LAST], &library->last))
            return table_bad_field(&table, LAST, "a glibc release or -", err);
        library->name = table_copy(arena, &table, NAME);
        library->soname = table_copy(arena, &table, SONAME);
        abi->library_count++;
    }
    abi->libraries = libraries;
    return status;
}

static int load_nodes(struct arena *arena, const struct strvec *roots, struct abi *abi,
                      struct error *err)
{
    enum { ARCH, LIBRARY, NODE, FIRST, FIELDS };
    struct table table;
    if (table_open(arena, roots, "sysroots/abi/nodes.tsv", '\t', &table, err) < 0)
        return -1;
    struct abi_node *nodes = arena_alloc(arena, table_line_limit(&table) * sizeof(*nodes));
    int status;
    while ((status = table_next(&table, err)) > 0) {
        if (!text_equals(table.field[ARCH], abi->arch->name))
            continue;
        if (table_expect(&table, FIELDS, err) < 0)
            return -1;
        struct abi_node *node = &nodes[abi->node_count++];
        if (!read_version(table.field[FIRST], &node->first))
            return table_bad_field(&table, FIRST, "a glibc release", err);
        node->library = table_copy(arena, &table, LIBRARY);
        node->name = table_copy(arena, &table, NODE);
    }
    abi->nodes = nodes;
    return status;
}

/* The release in a node's name. Nodes of before glibc's own (GCC_3.0) sort below all: 0. */
static bool read_node(struct text node, struct version *version)
{
    struct version other;
    *version = (struct version){{0}};
    if (node.length > 6 && memcmp(node.start, "GLIBC_", 6) == 0)
        return version_parse(node.start + 6, node.length - 6, version);
    return node.length > 4 && memcmp(node.start, "GCC_", 4) == 0 &&
           version_parse(node.start + 4, node.length - 4, &other);
}

bool abi_read_releases(struct text text, struct version *first, struct version *last)
{
    const char *dash = memchr(text.start, '-', text.length);
    size_t length = dash ? (size_t)(dash - text.start) : text.length;
    *last = (struct version){{0}};
    if (!version_parse(text.start, length, first))
        return false;
    return !dash || (version_parse(dash + 1, text.length - length - 1, last) &&
                     version_compare(*first, *last) <= 0);
}

bool abi_read_type(struct text text, bool *is_data, uint64_t *size)
{
    *is_data = text.start[0] == 'D';
    if (!*is_data)
        return text_equals(text, "F");
    return text.length > 2 && text.start[1] == ':' &&
           table_number((struct text){text.start + 2, text.length - 2}, size);
}

static bool read_compat(struct text text, struct abi_record *record)
{
    static const char word[] = "compat";
    size_t length = sizeof(word) - 1;
    record->is_compat = true;
    if (text.length < length || memcmp(text.start, word, length) != 0)
        return false;
    if (text.length == length)
        return true;
    return text.start[length] == '=' &&
           version_parse(text.start + length + 1, text.length - length - 1, &record->compat_from);
}

static int read_record(const struct table *table, struct abi_record *record, struct error *err)
{
    enum { LIBRARY, SYMBOL, NODE, TYPE, RANGE, COMPAT, PART };
    if (table->field_count < COMPAT || table->field_count > PART + 1)
        return table_bad_line(
            table, "a record is: library symbol node type first[-last] [compat [part]]", err);
    record->library = table->field[LIBRARY];
    record->symbol = table->field[SYMBOL];
    record->node = table->field[NODE];
    if (!read_node(record->node, &record->node_version))
        return table_bad_field(table, NODE, "a node such as GLIBC_2.17", err);
    if (!abi_read_type(table->field[TYPE], &record->is_data, &record->size))
        return table_bad_field(table, TYPE, "a type: F, or D:0x and the size", err);
    if (!abi_read_releases(table->field[RANGE], &record->first, &record->last))
        return table_bad_field(table, RANGE, "a range of releases such as 2.17 or 2.2.5-2.33", err);
    if (table->field_count > COMPAT && !read_compat(table->field[COMPAT], record))
        return table_bad_field(table, COMPAT, "compat or compat=<release>", err);
    if (table->field_count > PART && !(record->withdrawn = withdrawn_find(table->field[PART])))
        return table_bad_field(table, PART, "a part of glibc such as rpc", err);
    return 0;
}

/* Returns whether `later` follows `earlier` in the order of the table, without a common release. */
static bool is_after(const struct abi_record *earlier, const struct abi_record *later)
{
    int order = text_compare(earlier->library, later->library);
    if (!order)
        order = text_compare(earlier->symbol, later->symbol);
    if (!order)
        order = version_compare(earlier->node_version, later->node_version);
    if (order)
        return order < 0;
    return !version_is_zero(earlier->last) && version_compare(earlier->last, later->first) < 0;
}

/* The table's first line: `covers 2.16 2.44`. */
static int read_covers(struct table *table, struct abi *abi, struct error *err)
{
    struct version first;
    int status = table_next(table, err);
    if (status < 0)
        return -1;
    if (status == 0 || table->field_count != 3 || !text_equals(table->field[0], "covers") ||
        !read_version(table->field[1], &first) || !read_version(table->field[2], &abi->newest))
        return table_bad_line(table, "the table must begin with: covers <first> <last release>",
                              err);
    abi->oldest = oldest_floor;
    if (version_compare(abi->oldest, abi->arch->first_glibc) < 0)
        abi->oldest = abi->arch->first_glibc;
    return 0;
}

/* Reads the records of `symbols`, or of all if that is NULL. */
static int load_records(struct arena *arena, const struct strvec *roots,
                        const struct strvec *symbols, struct abi *abi, struct error *err)
{
    struct table table;
    const char *name = arena_printf(arena, "sysroots/abi/%s.abi", abi->arch->name);
    if (table_open(arena, roots, name, ' ', &table, err) < 0 || read_covers(&table, abi, err) < 0)
        return -1;
    if (symbols)
        table_narrow(arena, &table, symbols);
    struct abi_record *records = arena_alloc(arena, table_line_limit(&table) * sizeof(*records));
    size_t count = 0;
    int status;
    while ((status = table_next(&table, err)) > 0) {
        struct abi_record *record = &records[count];
        if (read_record(&table, record, err) < 0)
            return -1;
        bool is_new_library = !count || text_compare(record->library, record[-1].library) != 0;
        if (is_new_library && !abi_find_library(abi, record->library))
            return table_bad_field(&table, 0, "a library of libs.tsv", err);
        if (count && !is_after(record - 1, record))
            return table_bad_line(
                &table,
                "the record is not after the one above "
                "(order: library, symbol, node, first release; ranges must not meet)",
                err);
        count++;
    }
    abi->records = records;
    abi->record_count = count;
    return status;
}

static int load(struct arena *arena, const struct strvec *roots, const struct strvec *symbols,
                const struct arch *arch, struct abi *abi, struct error *err)
{
    *abi = (struct abi){.arch = arch};
    if (!arch || load_libraries(arena, roots, abi, err) < 0 ||
        load_nodes(arena, roots, abi, err) < 0 ||
        alias_sets_load(arena, roots, "sysroots/abi/aliases.tsv", NULL, &abi->aliases, err) < 0)
        return -1;
    return load_records(arena, roots, symbols, abi, err);
}

int abi_load(struct arena *arena, const struct strvec *roots, const char *arch, struct abi *abi,
             struct error *err)
{
    return load(arena, roots, NULL, find_arch(arena, arch, err), abi, err);
}

int abi_load_symbols(struct arena *arena, const struct strvec *roots, const char *arch,
                     const struct strvec *symbols, struct abi *abi, struct error *err)
{
    return load(arena, roots, symbols, find_arch(arena, arch, err), abi, err);
}

int abi_check_floor(const struct abi *abi, struct version floor, struct error *err)
{
    char asked[VERSION_TEXT_SIZE];
    char oldest[VERSION_TEXT_SIZE];
    char newest[VERSION_TEXT_SIZE];
    version_text(floor, asked);
    version_text(abi->oldest, oldest);
    version_text(abi->newest, newest);
    if (version_compare(floor, abi->arch->first_glibc) < 0) {
        char first[VERSION_TEXT_SIZE];
        return error_set(err,
                         "glibc %s does not exist for %s: its first release is %s\n  choose a "
                         "profile with a newer glibc, such as %s-glibc%s, by ABICC_PROFILE= or "
                         "--abicc-profile=",
                         asked, abi->arch->name, version_text(abi->arch->first_glibc, first),
                         abi->arch->name, oldest);
    }
    if (version_compare(floor, abi->oldest) < 0 || version_compare(floor, abi->newest) > 0)
        return error_set(err, "glibc %s is not in the tables for %s: they answer %s to %s", asked,
                         abi->arch->name, oldest, newest);
    if (floor.part[2])
        return error_set(err,
                         "glibc %s is no release with an ABI of its own: name one from %s to %s",
                         asked, oldest, newest);
    return 0;
}

const struct abi_library *abi_find_library(const struct abi *abi, struct text name)
{
    for (size_t i = 0; i < abi->library_count; i++)
        if (text_equals(name, abi->libraries[i].name))
            return &abi->libraries[i];
    return NULL;
}

const struct abi_library *abi_library_of_soname(const struct abi *abi, const char *soname)
{
    for (size_t i = 0; i < abi->library_count; i++)
        if (strcmp(abi->libraries[i].soname, soname) == 0)
            return &abi->libraries[i];
    return NULL;
}

static bool is_within(struct version first, struct version last, struct version release)
{
    return version_compare(first, release) <= 0 &&
           (version_is_zero(last) || version_compare(release, last) <= 0);
}

bool abi_library_is_present(const struct abi_library *library, struct version release)
{
    return is_within(library->first, library->last, release);
}

bool abi_is_present(const struct abi_record *record, struct version release)
{
    return is_within(record->first, record->last, release);
}

bool abi_is_default(const struct abi_record *record, struct version release)
{
    return abi_is_present(record, release) &&
           (!record->is_compat || version_compare(release, record->compat_from) < 0);
}

bool abi_is_linkable(const struct abi_record *record, struct version release)
{
    return !record->withdrawn && abi_is_default(record, release);
}

bool abi_first_release(const struct abi *abi, const char *symbol, struct version *first)
{
    bool is_found = false;
    for (size_t i = 0; i < abi->record_count; i++) {
        const struct abi_record *record = &abi->records[i];
        if (!text_equals(record->symbol, symbol) || !abi_is_linkable(record, record->first))
            continue;
        if (!is_found || version_compare(record->first, *first) < 0)
            *first = record->first;
        is_found = true;
    }
    return is_found;
}

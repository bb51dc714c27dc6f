#include "tables/system_call.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"

enum { NAME, FIRST, OTHER, NUMBERS };

/* The reading of the table for one architecture. */
struct reading {
    struct arena *arena;
    struct table table;
    const struct arch *arch;
    size_t column; /* with its numbers */
};

/* Finds the architecture's column in the line of headings, which comes first. */
static int find_column(struct reading *reading, struct error *err)
{
    const struct table *table = &reading->table;
    if (table->field_count <= NUMBERS || !text_equals(table->field[NAME], "call"))
        return table_bad_line(table, "the first line is: call linux other ARCHITECTURE...", err);
    for (size_t i = NUMBERS; i < table->field_count; i++)
        if (text_equals(table->field[i], reading->arch->name)) {
            reading->column = i;
            return 0;
        }
    return error_set(err, "%s:%u: there is no column for %s", table->name, table->line,
                     reading->arch->name);
}

/* Reads the architecture's own release out of "i386=4.3 s390x=4.3", if it is there. */
static int read_other(struct reading *reading, struct version *first, struct error *err)
{
    struct arena *arena = reading->arena;
    const struct table *table = &reading->table;
    if (text_equals(table->field[OTHER], "-"))
        return 0;
    struct strvec words = strvec_split(arena, table_copy(arena, table, OTHER), ' ');
    for (size_t i = 0; i < words.count; i++) {
        const char *release = strchr(words.items[i], '=');
        struct version other;
        if (!release || !version_parse(release + 1, strlen(release + 1), &other))
            return table_bad_field(table, OTHER, "ARCHITECTURE=RELEASE, separated by blanks", err);
        const char *name = arena_strndup(arena, words.items[i], (size_t)(release - words.items[i]));
        if (!arch_find(name))
            return table_bad_field(table, OTHER, "ARCHITECTURE=RELEASE, separated by blanks", err);
        if (strcmp(name, reading->arch->name) == 0)
            *first = other;
    }
    return 0;
}

/* Reads the line's call. Returns 1 if the architecture has it, and 0 if not. */
static int read_call(struct reading *reading, struct system_call *call, struct error *err)
{
    const struct table *table = &reading->table;
    struct text release = table->field[FIRST];
    struct text number = table->field[reading->column];
    uint64_t value = 0;
    call->name = table_copy(reading->arena, table, NAME);
    if (!version_parse(release.start, release.length, &call->first))
        return table_bad_field(table, FIRST, "a kernel release", err);
    if (read_other(reading, &call->first, err) < 0)
        return -1;
    if (version_compare(call->first, reading->arch->first_kernel) < 0)
        call->first = reading->arch->first_kernel;
    if (text_equals(number, "-"))
        return 0;
    if (!table_number(number, &value) || value > UINT16_MAX)
        return table_bad_field(table, reading->column, "the number of a system call or -", err);
    call->number = (unsigned)value;
    return 1;
}

static int compare_numbers(const void *a, const void *b)
{
    const struct system_call *one = a;
    const struct system_call *other = b;
    return (one->number > other->number) - (one->number < other->number);
}

int system_calls_load(struct arena *arena, const struct strvec *roots, const struct arch *arch,
                      struct system_calls *calls, struct error *err)
{
    struct reading reading = {.arena = arena, .arch = arch};
    struct table *table = &reading.table;
    int status;
    if (table_open(arena, roots, "sysroots/abi/syscalls.tsv", '\t', table, err) < 0)
        return -1;
    struct system_call *items = arena_alloc(arena, table_line_limit(table) * sizeof(*items));
    *calls = (struct system_calls){.arch = arch, .items = items};
    if ((status = table_next(table, err)) <= 0)
        return status < 0 ? -1 : table_bad_line(table, "the table is empty", err);
    size_t width = table->field_count;
    if (find_column(&reading, err) < 0)
        return -1;
    while ((status = table_next(table, err)) > 0) {
        struct system_call *call = &items[calls->count];
        int is_there = table_expect(table, width, err);
        if (is_there < 0 || (is_there = read_call(&reading, call, err)) < 0)
            return -1;
        if (is_there)
            calls->count++;
        else
            strvec_push(arena, &calls->foreign, call->name);
    }
    qsort(items, calls->count, sizeof(*items), compare_numbers);
    strvec_sort(&calls->foreign);
    return status;
}

const struct system_call *system_call_named(const struct system_calls *calls, const char *name)
{
    for (size_t i = 0; i < calls->count; i++)
        if (strcmp(calls->items[i].name, name) == 0)
            return &calls->items[i];
    return NULL;
}

const struct system_call *system_call_numbered(const struct system_calls *calls, unsigned number)
{
    const struct system_call wanted = {.number = number};
    return bsearch(&wanted, calls->items, calls->count, sizeof(*calls->items), compare_numbers);
}

bool system_call_is_newer(const struct system_call *call, struct version kernel)
{
    return version_compare(call->first, kernel) > 0;
}

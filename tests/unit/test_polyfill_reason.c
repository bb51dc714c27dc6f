/* Each function that is newer than the oldest floor has either a polyfill or a reason why there
 * is none, and never both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tables/abi.h"
#include "tables/polyfill.h"
#include "tables/polyfill_reason.h"

static const struct strvec no_roots;
static struct arena arena;
static struct polyfill_table table;
static struct polyfill_reasons reasons;
static struct abi abi;

static const struct version oldest = {{2, 12}};

static int load(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(polyfill_load(&arena, &table, &err), 0);
    assert_int_equal(polyfill_reasons_load(&arena, &reasons, &err), 0);
    assert_int_equal(abi_load(&arena, &no_roots, "x86_64", &abi, &err), 0);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

/* The name of the record, where a linker finds it in its first release and none before it. */
static const char *newer_name(const struct abi_record *record)
{
    struct version first;
    const char *name =
        arena_printf(&arena, "%.*s", (int)record->symbol.length, record->symbol.start);
    if (!abi_is_linkable(record, record->first) || !abi_first_release(&abi, name, &first) ||
        version_compare(first, oldest) <= 0)
        return NULL;
    return name;
}

static void each_newer_name_has_a_row_or_a_reason(void **state)
{
    (void)state;
    size_t count = 0, missing = 0;
    for (size_t i = 0; i < abi.record_count; i++) {
        const char *name = newer_name(&abi.records[i]);
        if (!name)
            continue;
        count++;
        if (polyfill_find(&table, name) || polyfill_reasons_find(&reasons, name))
            continue;
        missing++;
        print_error("%s: no row in polyfills.tsv, no reason in not-provided.tsv\n", name);
    }
    assert_true(count > 1000);
    assert_int_equal(missing, 0);
}

static void each_reason_is_needed(void **state)
{
    (void)state;
    for (size_t i = 0; i < reasons.count; i++) {
        const struct polyfill_reason *reason = &reasons.rows[i];
        bool is_needed = false;
        for (size_t j = 0; j < abi.record_count && !is_needed; j++) {
            const char *name = newer_name(&abi.records[j]);
            is_needed = name && polyfill_reasons_find(&reasons, name) == reason &&
                        !polyfill_find(&table, name);
        }
        if (!is_needed)
            fail_msg("%s: no newer name without a polyfill", reason->names);
    }
    for (size_t i = 0; i < reasons.count; i++)
        if (polyfill_find(&table, reasons.rows[i].names))
            fail_msg("%s: brought along, and said not to be", reasons.rows[i].names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_newer_name_has_a_row_or_a_reason),
        cmocka_unit_test(each_reason_is_needed),
    };
    return cmocka_run_group_tests(tests, load, drop);
}

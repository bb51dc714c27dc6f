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

static struct version oldest; /* that abicc builds for on the architecture */

static void load(const struct arch *arch)
{
    static const struct version oldest_of_all = {{2, 12}};
    struct error err;
    bool is_younger = version_compare(arch->first_glibc, oldest_of_all) > 0;
    oldest = is_younger ? arch->first_glibc : oldest_of_all;
    assert_int_equal(polyfill_load(&arena, arch->name, &table, &err), 0);
    assert_int_equal(polyfill_reasons_load(&arena, arch->name, &reasons, &err), 0);
    assert_int_equal(abi_load(&arena, &no_roots, arch->name, &abi, &err), 0);
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

static void check_names(const struct arch *arch)
{
    size_t missing = 0;
    load(arch);
    for (size_t i = 0; i < abi.record_count; i++) {
        const char *name = newer_name(&abi.records[i]);
        if (!name)
            continue;
        if (polyfill_find(&table, name) || polyfill_reasons_find(&reasons, name))
            continue;
        missing++;
        print_error("%s (%s): no row in polyfills.tsv, no reason in not-provided.tsv\n", name,
                    arch->name);
    }
    assert_int_equal(missing, 0);
}

static void each_newer_name_has_a_row_or_a_reason(void **state)
{
    (void)state;
    size_t count;
    const struct arch *arches = arch_list(&count);
    for (size_t i = 0; i < count; i++)
        check_names(&arches[i]);
}

/* Adds the names of the reasons that the architecture needs. */
static void add_needed(const struct arch *arch, struct strvec *needed)
{
    load(arch);
    for (size_t i = 0; i < reasons.count; i++) {
        const struct polyfill_reason *reason = &reasons.rows[i];
        if (polyfill_find(&table, reason->names))
            fail_msg("%s: brought along, and said not to be", reason->names);
        for (size_t j = 0; j < abi.record_count && !strvec_contains(needed, reason->names); j++) {
            const char *name = newer_name(&abi.records[j]);
            if (name && polyfill_reasons_find(&reasons, name) == reason &&
                !polyfill_find(&table, name))
                strvec_push(&arena, needed, reason->names);
        }
    }
}

static void each_reason_is_needed(void **state)
{
    (void)state;
    size_t count;
    const struct arch *arches = arch_list(&count);
    struct strvec needed = {0};
    for (size_t i = 0; i < count; i++)
        add_needed(&arches[i], &needed);
    for (size_t i = 0; i < count; i++) {
        load(&arches[i]);
        for (size_t j = 0; j < reasons.count; j++)
            if (!strvec_contains(&needed, reasons.rows[j].names))
                fail_msg("%s: no newer name without a polyfill", reasons.rows[j].names);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_newer_name_has_a_row_or_a_reason),
        cmocka_unit_test(each_reason_is_needed),
    };
    return cmocka_run_group_tests(tests, NULL, drop);
}

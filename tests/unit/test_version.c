/* Versions compare as release numbers, not as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/version.h"

static struct version parse(const char *text)
{
    struct version v;
    assert_true(version_parse(text, strlen(text), &v));
    return v;
}

static void order_is_numeric(void **state)
{
    (void)state;
    static const char *const ascending[] = {"2.2.5", "2.3", "2.3.4", "2.10", "2.17", "2.100", "3"};
    for (size_t i = 1; i < sizeof(ascending) / sizeof(*ascending); i++)
        assert_true(version_compare(parse(ascending[i - 1]), parse(ascending[i])) < 0);
    assert_int_equal(version_compare(parse("2.17"), parse("2.17.0")), 0);
}

static void anything_else_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"",     ".",    "2.",   "2..1", "2.1.2.3",
                                      "2.1x", "-2.1", " 2.1", "2.1 ", "2.99999999"};
    struct version v;
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_false(version_parse(bad[i], strlen(bad[i]), &v));
}

static void text_is_as_short_as_the_field_writes_it(void **state)
{
    (void)state;
    char buffer[VERSION_TEXT_SIZE];
    assert_string_equal(version_text(parse("2.17"), buffer), "2.17");
    assert_string_equal(version_text(parse("2.2.5"), buffer), "2.2.5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_numeric),
        cmocka_unit_test(anything_else_is_refused),
        cmocka_unit_test(text_is_as_short_as_the_field_writes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

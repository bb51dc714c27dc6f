/* strtof128 and strfromf128 of the polyfills: a table of values, and many values compared with
 * the host's functions. */
#include <dlfcn.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef unsigned __int128 uint128;
typedef __float128 parse_function(const char *text, char **end);
typedef int print_function(char *text, size_t size, const char *format, __float128 value);

/* The archive's, which the linker finds first; the host's headers may call them otherwise. */
extern parse_function parse __asm__("strtof128");
extern print_function print __asm__("strfromf128");

static uint128 bits_of(__float128 value)
{
    uint128 bits;
    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

static void text_is_read_exactly(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hex; /* what %a writes of it */
        int length, error;
    } rows[] = {
        {"1.5", "0x1.8p+0", 3, 0},
        {"-0", "-0x0p+0", 2, 0},
        {" +.5e1z", "0x1.4p+2", 6, 0},
        {"1e", "0x1p+0", 1, 0},
        {"0x.8p1", "0x1p+0", 6, 0},
        {"0x", "0x0p+0", 1, 0},
        {"0.1", "0x1.999999999999999999999999999ap-4", 3, 0},
        /* halfway between two: to the even one, and with a trace more to the odd one */
        {"0x1.00000000000000000000000000008p0", "0x1p+0", 35, 0},
        {"0x1.000000000000000000000000000080001p0", "0x1.0000000000000000000000000001p+0", 39, 0},
        {"10384593717069655257060992658440193", "0x1p+113", 35, 0},
        {"10384593717069655257060992658440193.01", "0x1.0000000000000000000000000001p+113", 38, 0},
        {"1.18973149535723176508575932662800702e4932", "0x1.ffffffffffffffffffffffffffffp+16383",
         42, 0},
        {"1.2e4932", "inf", 8, ERANGE},
        {"1e99999999999999999999", "inf", 22, ERANGE},
        {"3.3621031431120935062626778173217526e-4932", "0x1p-16382", 42, 0},
        {"6e-4966", "0x0.0000000000000000000000000001p-16382", 7, ERANGE},
        {"3e-4966", "0x0p+0", 7, ERANGE},
        {"-1e-99999999999999999999", "-0x0p+0", 24, ERANGE},
        {"infinit", "inf", 3, 0},
        {"-InFiNiTyy", "-inf", 9, 0},
        {"nan(7)x", "nan", 6, 0},
        {"nan(7", "nan", 3, 0},
        {"x", "0x0p+0", 0, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char *end, hex[64];
        errno = 0;
        __float128 value = parse(rows[i].text, &end);
        assert_int_equal(errno, rows[i].error);
        assert_int_equal(end - rows[i].text, rows[i].length);
        assert_int_equal(print(hex, sizeof(hex), "%a", value), strlen(rows[i].hex));
        assert_string_equal(hex, rows[i].hex);
    }
}

static void text_is_written_as_asked(void **state)
{
    (void)state;
    static const struct {
        const char *value, *format, *text;
    } rows[] = {
        {"0.1", "%.40f", "0.1000000000000000000000000000000000048148"},
        {"2.5", "%.0f", "2"},
        {"3.5", "%.0f", "4"},
        {"0.5", "%.0f", "0"},
        {"0.51", "%.0f", "1"},
        {"999.96", "%.1f", "1000.0"},
        {"0", "%e", "0.000000e+00"},
        {"-1234.5", "%.2E", "-1.23E+03"},
        {"9.99e99", "%.1e", "1.0e+100"},
        {"100000", "%g", "100000"},
        {"1000000", "%g", "1e+06"},
        {"0.0001", "%g", "0.0001"},
        {"0.00001", "%G", "1E-05"},
        {"0x1.f8p3", "%.1a", "0x2.0p+3"},
        {"-inf", "%F", "-INF"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char text[128];
        print(text, sizeof(text), rows[i].format, parse(rows[i].value, NULL));
        assert_string_equal(text, rows[i].text);
    }
    char cut[4] = "???";
    assert_int_equal(print(cut, sizeof(cut), "%.3f", parse("12.25", NULL)), 6);
    assert_string_equal(cut, "12.");
    assert_int_equal(print(NULL, 0, "%.3f", parse("12.25", NULL)), 6);
}

static uint64_t random_bits(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    return *seed ^= *seed << 17;
}

/* A third each: any exponent, the neighbourhood of one, subnormal. */
static __float128 random_value(uint64_t *seed)
{
    uint128 bits = (uint128)random_bits(seed) << 64 | random_bits(seed);
    const uint128 exponent = (uint128)0x7fff << 112;
    switch (random_bits(seed) % 3) {
    case 0:
        bits = (bits & ~exponent) | (uint128)(16383 - 60 + random_bits(seed) % 180) << 112;
        break;
    case 1:
        bits &= ~exponent;
        break;
    }
    __float128 value;
    memcpy(&value, &bits, sizeof(value));
    return value;
}

static void the_host_agrees(void **state)
{
    (void)state;
    parse_function *host_parse = (parse_function *)dlsym(RTLD_DEFAULT, "strtof128");
    print_function *host_print = (print_function *)dlsym(RTLD_DEFAULT, "strfromf128");
    if (!host_parse || !host_print) {
        skip(); /* glibc before 2.26 */
        return;
    }
    assert_ptr_not_equal(host_parse, parse);
    static char ours[20000], theirs[20000];
    uint64_t seed = 88172645463325252;
    for (int i = 0; i < 500; i++) {
        char format[16], *our_end, *their_end;
        unsigned precision = (unsigned)(random_bits(&seed) % (i % 50 ? 45 : 12000));
        snprintf(format, sizeof(format), "%%.%u%c", precision, "aAeEfFgG"[random_bits(&seed) % 8]);
        __float128 value = random_value(&seed);
        assert_int_equal(print(ours, sizeof(ours), format, value),
                         host_print(theirs, sizeof(theirs), format, value));
        assert_string_equal(ours, theirs);
        assert_true(bits_of(parse(theirs, &our_end)) == bits_of(host_parse(theirs, &their_end)));
        assert_ptr_equal(our_end, their_end);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_read_exactly),
        cmocka_unit_test(text_is_written_as_asked),
        cmocka_unit_test(the_host_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

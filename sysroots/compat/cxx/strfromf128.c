/* strfromf128 (glibc 2.26): converts a binary128 to text, as exactly as the format requires. The
 * functions to_chars of libstdc++ use it for long precisions. Only for x86-64:
 * the libstdc++ of other architectures does not ask for it. */
#ifdef __x86_64__
#include "float128.h"

/* All digits of the least number, 5^16494 * 2^0 / 10^16494, and of the greatest fit. */
enum { DIGITS_MAX = 11600, DECIMAL_PRECISION = 6, HEX_DIGITS = 28 };

struct format {
    char letter; /* lower case */
    bool is_upper;
    bool has_precision;
    size_t precision;
};

/* 0.d1d2d3... * 10^point */
struct decimal {
    size_t count;
    long point;
    char digits[DIGITS_MAX];
};

/* Like snprintf, only counts what does not fit. */
struct output {
    char *text;
    size_t size, length;
};

int strfromf128(char *text, size_t size, const char *format, __float128 value);

static void put(struct output *out, char c)
{
    if (out->length + 1 < out->size)
        out->text[out->length] = c;
    out->length++;
}

static void put_text(struct output *out, const char *text)
{
    while (*text)
        put(out, *text++);
}

static void put_zeros(struct output *out, size_t count)
{
    for (; count > 0 && out->length + 1 < out->size; count--)
        put(out, '0');
    out->length += count;
}

/* The format is "%", an optional precision, and one of aAeEfFgG; any other is an error of the
 * caller. */
static struct format parse_format(const char *text)
{
    struct format format = {.precision = DECIMAL_PRECISION};
    text += *text == '%';
    if (*text == '.') {
        format.has_precision = true;
        format.precision = 0;
        for (text++; *text >= '0' && *text <= '9'; text++)
            if (format.precision <= INT32_MAX)
                format.precision = format.precision * 10 + (size_t)(*text - '0');
    }
    format.is_upper = *text >= 'A' && *text <= 'Z';
    format.letter = (char)(*text | 0x20);
    return format;
}

/* significand * 2^exponent, without rounding */
static void to_decimal(uint128_t significand, int exponent, struct decimal *decimal)
{
    decimal->count = 0;
    decimal->point = 0;
    if (significand == 0)
        return;
    for (; (significand & 1) == 0 && exponent < 0; exponent++)
        significand >>= 1;
    struct big number = {0};
    for (int shift = 96; shift >= 0; shift -= 32) {
        uint32_t limb = (uint32_t)(significand >> shift);
        number.limbs[shift / 32] = limb;
        if (limb && number.count == 0)
            number.count = (size_t)shift / 32 + 1;
    }
    if (exponent >= 0)
        big_shift_left(&number, (unsigned)exponent);
    else
        big_multiply_by_power_of_5(&number, (unsigned)-exponent); /* 2^-n = 5^n / 10^n */

    char *end = decimal->digits + DIGITS_MAX, *first = end;
    while (number.count > 0) {
        uint64_t rest = 0;
        for (size_t i = number.count; i-- > 0;) {
            rest = rest << 32 | number.limbs[i];
            number.limbs[i] = (uint32_t)(rest / 1000000000);
            rest %= 1000000000;
        }
        while (number.count > 0 && number.limbs[number.count - 1] == 0)
            number.count--;
        for (int i = 0; i < 9; i++, rest /= 10)
            *--first = (char)('0' + rest % 10);
    }
    while (*first == '0')
        first++;
    decimal->count = (size_t)(end - first);
    decimal->point = (long)decimal->count + (exponent < 0 ? exponent : 0);
    for (size_t i = 0; i < decimal->count; i++)
        decimal->digits[i] = first[i];
}

/* Keeps the first `kept` digits; a negative count is a place before the first digit. */
static void round_decimal(struct decimal *decimal, long kept, bool is_negative)
{
    if (kept >= (long)decimal->count)
        return;
    int half = -1; /* before the first digit: less than half a place */
    if (kept >= 0) {
        half = decimal->digits[kept] - '5';
        for (size_t i = (size_t)kept + 1; half == 0 && i < decimal->count; i++)
            half = decimal->digits[i] != '0';
    }
    bool is_odd = kept > 0 && decimal->digits[kept - 1] % 2 == 1;
    bool rounds_up = float128_rounds_up(is_negative, is_odd, half, false);
    decimal->count = kept > 0 ? (size_t)kept : 0;
    if (!rounds_up)
        return;
    while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '9')
        decimal->count--;
    if (decimal->count > 0) {
        decimal->digits[decimal->count - 1]++;
        return;
    }
    /* Adds one in the last place; if all digits were nines, the result is the next power of ten. */
    decimal->point += kept > 0 ? 1 : 1 - kept;
    decimal->digits[0] = '1';
    decimal->count = 1;
}

/* Returns whether digits from `start` on, up to `precision` of them, are written, and how many:
 * %g omits trailing zeros. */
static size_t fraction_length(const struct decimal *decimal, long start, size_t precision,
                              bool strips_zeros)
{
    if (!strips_zeros)
        return precision;
    long end = (long)decimal->count;
    while (end > 0 && decimal->digits[end - 1] == '0')
        end--;
    return end > start && end > 0 ? (size_t)(end - start) : 0;
}

static void put_digits(struct output *out, const struct decimal *decimal, long start, size_t length)
{
    for (; length > 0 && start < 0; length--, start++)
        put(out, '0');
    for (; length > 0 && start < (long)decimal->count; length--, start++)
        put(out, decimal->digits[start]);
    put_zeros(out, length);
}

static void put_fraction(struct output *out, const struct decimal *decimal, long start,
                         size_t length)
{
    if (length == 0)
        return;
    put_text(out, nl_langinfo(RADIXCHAR));
    put_digits(out, decimal, start, length);
}

static void put_exponent(struct output *out, char letter, long exponent, int least_digits)
{
    char digits[8];
    int count = 0;
    put(out, letter);
    put(out, exponent < 0 ? '-' : '+');
    for (long rest = exponent < 0 ? -exponent : exponent; rest > 0 || count < least_digits;
         rest /= 10)
        digits[count++] = (char)('0' + rest % 10);
    while (count > 0)
        put(out, digits[--count]);
}

static void put_fixed(struct output *out, const struct decimal *decimal, size_t precision,
                      bool strips_zeros)
{
    if (decimal->count > 0 && decimal->point > 0)
        put_digits(out, decimal, 0, (size_t)decimal->point);
    else
        put(out, '0');
    long start = decimal->count > 0 ? decimal->point : 0;
    put_fraction(out, decimal, start, fraction_length(decimal, start, precision, strips_zeros));
}

static void put_scientific(struct output *out, const struct decimal *decimal, size_t precision,
                           bool strips_zeros, char letter)
{
    put_digits(out, decimal, 0, 1);
    put_fraction(out, decimal, 1, fraction_length(decimal, 1, precision, strips_zeros));
    put_exponent(out, letter, decimal->count > 0 ? decimal->point - 1 : 0, 2);
}

static void put_decimal(struct output *out, struct format format, struct decimal *decimal,
                        bool is_negative)
{
    char e = format.is_upper ? 'E' : 'e';
    long precision = (long)format.precision;
    if (format.letter == 'f') {
        round_decimal(decimal, decimal->point + precision, is_negative);
        put_fixed(out, decimal, format.precision, false);
    } else if (format.letter == 'e') {
        round_decimal(decimal, precision + 1, is_negative);
        put_scientific(out, decimal, format.precision, false, e);
    } else {
        precision = precision > 0 ? precision : 1;
        round_decimal(decimal, precision, is_negative);
        long exponent = decimal->count > 0 ? decimal->point - 1 : 0;
        if (exponent >= -4 && exponent < precision)
            put_fixed(out, decimal, (size_t)(precision - 1 - exponent), true);
        else
            put_scientific(out, decimal, (size_t)(precision - 1), true, e);
    }
}

/* One bit, the radix character, the other 112 bits as 28 hex digits; a subnormal's first bit is 0.
 */
static void put_hex(struct output *out, struct format format, uint128_t significand, int exponent,
                    bool is_negative)
{
    const char *digits = format.is_upper ? "0123456789ABCDEF" : "0123456789abcdef";
    size_t length = HEX_DIGITS;
    if (format.has_precision && format.precision < length) {
        unsigned cut = 4 * (unsigned)(length - format.precision);
        uint128_t rest = significand & (((uint128_t)1 << cut) - 1),
                  half = (uint128_t)1 << (cut - 1);
        significand >>= cut;
        significand += float128_rounds_up(is_negative, significand & 1,
                                          (rest > half) - (rest < half), rest == 0);
        length = format.precision;
    } else if (!format.has_precision) {
        for (; length > 0 && (significand & 15) == 0; length--)
            significand >>= 4;
    }
    put(out, '0');
    put(out, format.is_upper ? 'X' : 'x');
    put(out, digits[(unsigned)(significand >> 4 * length) & 15]);
    size_t written = format.has_precision ? format.precision : length;
    if (written > 0)
        put_text(out, nl_langinfo(RADIXCHAR));
    for (size_t i = length; i-- > 0;)
        put(out, digits[(unsigned)(significand >> 4 * i) & 15]);
    put_zeros(out, written - length);
    put_exponent(out, format.is_upper ? 'P' : 'p', exponent, 1);
}

static void put_value(struct output *out, struct format format, union float128 value)
{
    bool is_negative = value.bits >> 127;
    int exponent = (int)(value.bits >> 112) & FLOAT128_SPECIAL;
    uint128_t fraction = value.bits & (((uint128_t)1 << 112) - 1);
    if (is_negative)
        put(out, '-');
    if (exponent == FLOAT128_SPECIAL) {
        put_text(out, fraction ? format.is_upper ? "NAN" : "nan" : format.is_upper ? "INF" : "inf");
        return;
    }
    uint128_t significand = fraction | (uint128_t)(exponent != 0) << 112;
    int scale = (exponent ? exponent : 1) - FLOAT128_BIAS;
    if (format.letter == 'a') {
        put_hex(out, format, significand, significand ? scale : 0, is_negative);
        return;
    }
    struct decimal decimal;
    to_decimal(significand, scale - (FLOAT128_BITS - 1), &decimal);
    put_decimal(out, format, &decimal, is_negative);
}

int strfromf128(char *text, size_t size, const char *format, __float128 value)
{
    struct output out = {text, size, 0};
    put_value(&out, parse_format(format), (union float128){.value = value});
    if (size > 0)
        text[out.length < size ? out.length : size - 1] = '\0';
    return (int)out.length;
}
#endif

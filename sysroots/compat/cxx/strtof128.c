/* strtof128 (glibc 2.26): converts text to binary128, rounded once, in the current direction.
 * The functions from_chars of libstdc++ use it. Unlike glibc's function it raises no
 * floating-point exceptions. Only for x86-64:
 * the libstdc++ of other architectures does not ask for it. */
#ifdef __x86_64__
#include "float128.h"

/* Further digits can only mean "a little more": no halfway case is longer. */
enum { DIGITS_KEPT = 11600, EXPONENT_CAP = 100000000 };

/* significand * 2^exponent, and something below the last bit if `has_rest` */
struct binary_value {
    uint128_t significand;
    long exponent;
    bool has_rest;
};

__float128 strtof128(const char *text, char **end);

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static __float128 compose(bool is_negative, unsigned exponent, uint128_t fraction)
{
    uint128_t bits = (uint128_t)is_negative << 127 | (uint128_t)exponent << 112 | fraction;
    return (union float128){.bits = bits}.value;
}

/* Returns `value` without its last `cut` bits, rounded; *is_exact says whether nothing was lost. */
static uint128_t cut_bits(const struct binary_value *value, long cut, bool is_negative,
                          bool *is_exact)
{
    uint128_t kept = cut < 128 ? value->significand >> cut : 0;
    uint128_t rest = value->significand - (cut < 128 ? kept << cut : 0);
    int half = -1;
    if (cut <= 128) {
        uint128_t middle = (uint128_t)1 << (cut - 1);
        half = (rest > middle) - (rest < middle);
        if (half == 0 && value->has_rest)
            half = 1;
    }
    *is_exact = rest == 0 && !value->has_rest;
    return kept + float128_rounds_up(is_negative, kept & 1, half, *is_exact);
}

static __float128 overflow(bool is_negative)
{
    errno = ERANGE;
    if (float128_rounds_up(is_negative, true, 1, false))
        return compose(is_negative, FLOAT128_SPECIAL, 0);
    return compose(is_negative, FLOAT128_SPECIAL - 1, ((uint128_t)1 << 112) - 1);
}

/* The nearest binary128.  The significand's top bit is set, so at least 15 bits are cut off. */
static __float128 round_value(const struct binary_value *value, bool is_negative)
{
    const long full = 128 - FLOAT128_BITS;
    long cut = full;
    if (value->exponent + cut < FLOAT128_LOWEST)
        cut = FLOAT128_LOWEST - value->exponent;
    bool is_exact;
    uint128_t kept = cut_bits(value, cut, is_negative, &is_exact);
    if (cut > full && !is_exact) {
        /* Too small for the exponent, unless rounding to full precision already reaches the least
         * normal number. */
        bool ignored;
        if (cut > full + 1 || cut_bits(value, full, is_negative, &ignored) >> FLOAT128_BITS == 0)
            errno = ERANGE;
    }
    long exponent = value->exponent + cut;
    if (kept >> FLOAT128_BITS) {
        kept >>= 1;
        exponent++;
    }
    if (kept >> (FLOAT128_BITS - 1) == 0)
        return compose(is_negative, 0, kept);
    long field = exponent + (FLOAT128_BITS - 1) + FLOAT128_BIAS;
    if (field >= FLOAT128_SPECIAL)
        return overflow(is_negative);
    return compose(is_negative, (unsigned)field, kept & (((uint128_t)1 << 112) - 1));
}

/* Returns whether the text begins with `word`, in lower or upper case. */
static bool has_word(const char *text, const char *word)
{
    while (*word && (*text | 0x20) == *word) {
        text++;
        word++;
    }
    return *word == '\0';
}

/* Reads a number of at most about 10^8 after e or p; `text` does not move if there is none. */
static long parse_exponent(const char **text)
{
    const char *p = *text + 1;
    bool is_negative = *p == '-';
    p += *p == '-' || *p == '+';
    if (!is_digit(*p))
        return 0;
    long exponent = 0;
    for (; is_digit(*p); p++)
        exponent = exponent < EXPONENT_CAP ? exponent * 10 + (*p - '0') : EXPONENT_CAP;
    *text = p;
    return is_negative ? -exponent : exponent;
}

static void normalize(struct binary_value *value)
{
    int zeros = value->significand >> 64 ? __builtin_clzll((uint64_t)(value->significand >> 64))
                                         : 64 + __builtin_clzll((uint64_t)value->significand);
    value->significand <<= zeros;
    value->exponent -= zeros;
}

/* Returns whether the locale's radix character is next. */
static bool is_radix(const char *text, const char *radix, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] != radix[i])
            return false;
    return length > 0;
}

/* Reads the number after 0x. */
static __float128 parse_hex(const char *text, const char **end, bool is_negative)
{
    const char *radix = nl_langinfo(RADIXCHAR);
    size_t radix_length = strlen(radix);
    struct binary_value value = {0};
    bool is_fraction = false;
    for (;; text++) {
        int digit = hex_digit(*text);
        if (digit < 0 && !is_fraction && is_radix(text, radix, radix_length)) {
            is_fraction = true;
            text += radix_length - 1;
            continue;
        }
        if (digit < 0)
            break;
        bool is_full = value.significand >> 124;
        value.exponent += (is_full ? 4 : 0) - (is_fraction ? 4 : 0);
        if (is_full)
            value.has_rest = value.has_rest || digit != 0;
        else
            value.significand = value.significand << 4 | (unsigned)digit;
    }
    if ((*text | 0x20) == 'p')
        value.exponent += parse_exponent(&text);
    *end = text;
    if (value.significand == 0)
        return compose(is_negative, 0, 0);
    normalize(&value);
    if (value.exponent > FLOAT128_BIAS)
        return overflow(is_negative);
    if (value.exponent < 2L * FLOAT128_LOWEST)
        value.exponent = 2L * FLOAT128_LOWEST; /* as small as any */
    return round_value(&value, is_negative);
}

/* The first 128 bits of dividend / divisor; both are changed. */
static struct binary_value divide(struct big *dividend, struct big *divisor)
{
    struct binary_value result = {0};
    long shift = (long)big_bit_length(divisor) - (long)big_bit_length(dividend);
    if (shift > 0)
        big_shift_left(dividend, (unsigned)shift);
    else
        big_shift_left(divisor, (unsigned)-shift);
    /* Now the quotient is at least 1/2 and below 2. */
    result.exponent = -shift + 1;
    while (result.significand >> 127 == 0) {
        result.significand = result.significand << 1 | big_subtract_if_not_less(dividend, divisor);
        result.exponent--;
        big_multiply(dividend, 2, 0);
    }
    result.has_rest = dividend->count > 0;
    return result;
}

static __float128 parse_decimal(const char *text, const char **end, bool is_negative)
{
    const char *radix = nl_langinfo(RADIXCHAR);
    size_t radix_length = strlen(radix);
    struct big number = {0};
    long exponent = 0;
    long kept = 0; /* significant digits in `number` */
    bool is_fraction = false, has_rest = false;
    for (;; text++) {
        if (!is_digit(*text) && !is_fraction && is_radix(text, radix, radix_length)) {
            is_fraction = true;
            text += radix_length - 1;
            continue;
        }
        if (!is_digit(*text))
            break;
        exponent -= is_fraction;
        if (kept == DIGITS_KEPT) {
            exponent++;
            has_rest = has_rest || *text != '0';
        } else if (kept > 0 || *text != '0') {
            kept++;
            big_multiply(&number, 10, (uint32_t)(*text - '0'));
        }
    }
    if ((*text | 0x20) == 'e')
        exponent += parse_exponent(&text);
    *end = text;
    if (kept == 0)
        return compose(is_negative, 0, 0);
    if (kept + exponent > 4933) /* the greatest is below 1.2e4932 */
        return overflow(is_negative);
    struct binary_value value = {(uint128_t)1 << 127, 2L * FLOAT128_LOWEST, false};
    if (kept + exponent >= -4966) { /* else as small as any: half of the least is above 3e-4966 */
        struct big divisor = {1, {1}};
        if (exponent >= 0)
            big_multiply_by_power_of_5(&number, (unsigned)exponent);
        else
            big_multiply_by_power_of_5(&divisor, (unsigned)-exponent);
        value = divide(&number, &divisor);
        value.exponent += exponent;
    }
    value.has_rest = value.has_rest || has_rest;
    return round_value(&value, is_negative);
}

/* "nan", or "nan(payload)" where the brackets hold letters, digits and underscores. */
static __float128 parse_nan(const char *text, const char **end, bool is_negative)
{
    uint64_t payload = 0;
    *end = text + 3;
    if (text[3] == '(') {
        const char *p = text + 4;
        while (is_digit(*p) || *p == '_' || ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z'))
            p++;
        if (*p == ')') {
            char *parsed;
            int saved = errno;
            payload = strtoull(text + 4, &parsed, 0);
            errno = saved;
            if (parsed != p)
                payload = 0;
            *end = p + 1;
        }
    }
    return compose(is_negative, FLOAT128_SPECIAL, (uint128_t)1 << 111 | payload);
}

__float128 strtof128(const char *text, char **end)
{
    const char *p = text, *parsed = text;
    const char *radix = nl_langinfo(RADIXCHAR);
    size_t radix_length = strlen(radix);
    __float128 result = 0;
    while (isspace((unsigned char)*p))
        p++;
    bool is_negative = *p == '-';
    p += *p == '-' || *p == '+';
    if (has_word(p, "inf")) {
        parsed = p + (has_word(p, "infinity") ? 8 : 3);
        result = compose(is_negative, FLOAT128_SPECIAL, 0);
    } else if (has_word(p, "nan")) {
        result = parse_nan(p, &parsed, is_negative);
    } else if (p[0] == '0' && (p[1] | 0x20) == 'x' &&
               (hex_digit(p[2]) >= 0 ||
                (is_radix(p + 2, radix, radix_length) && hex_digit(p[2 + radix_length]) >= 0))) {
        result = parse_hex(p + 2, &parsed, is_negative);
    } else if (is_digit(*p) || (is_radix(p, radix, radix_length) && is_digit(p[radix_length]))) {
        result = parse_decimal(p, &parsed, is_negative);
    }
    if (end)
        *end = (char *)parsed;
    return result;
}
#endif

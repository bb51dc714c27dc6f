/* IBM's long double: the sum of two doubles, of which the first is the sum rounded to the nearest
 * one. As in glibc, a NaN or an infinity is one by its first double. */
#ifndef DOUBLE_DOUBLE_H
#define DOUBLE_DOUBLE_H

#include "ieee.h"

union bits_l {
    long double value;
    struct {
        double high, low;
    };
};

static inline bool is_nan_l(long double x)
{
    return is_nan_((union bits_l){x}.high);
}

static inline bool is_signaling_l(long double x)
{
    return is_signaling_((union bits_l){x}.high);
}

/* The low part of a number may be half of the last bit of the high one, if that is even. */
static inline bool is_canonical_l(long double x)
{
    union bits_l u = {x};
    uint64_t high = size_(u.high), low = size_(u.low);
    int exponent = (int)(high >> 52);
    if (low == 0 || exponent == 0x7ff)
        return low == 0 || is_nan_(u.high);
    uint64_t half = 0;
    if (exponent > 53)
        half = (uint64_t)(exponent - 53) << 52;
    else if (exponent >= 2)
        half = (uint64_t)1 << (exponent - 2);
    return low < half || (low == half && !(high & 1));
}

static inline long double payload_l(long double x)
{
    return payload_((union bits_l){x}.high);
}

static inline int payload_set_l(long double *x, long double payload, bool is_quiet)
{
    union bits_l u = {payload}, *result = (union bits_l *)x;
    if (u.low != 0)
        u.high = -1; /* not an integer, or too large */
    result->low = 0;
    return payload_set_(&result->high, u.high, is_quiet);
}

static inline bool is_ordered_l(long double x, long double y, bool without_sign)
{
    union bits_l a = {x}, b = {y};
    if (!is_ordered_(a.high, b.high, without_sign) || !is_ordered_(b.high, a.high, without_sign))
        return is_ordered_(a.high, b.high, without_sign);
    if (is_nan_(a.high) || (size_(a.low) | size_(b.low)) == 0)
        return true;
    double a_low = without_sign && __builtin_signbit(a.high) ? -a.low : a.low;
    double b_low = without_sign && __builtin_signbit(b.high) ? -b.low : b.low;
    return is_ordered_(a_low, b_low, false);
}

/* The unit is that of a number with 106 bits. */
static inline long double above_l(long double x)
{
    union bits_l u = {x};
    uint64_t size = size_(u.high), exponent = size >> 52;
    const uint64_t infinity = IEEE_INFINITY(uint64_t, 52);
    if (size > infinity)
        return x + x;
    if (size == infinity)
        return u.high < 0 ? -__LDBL_MAX__ : __builtin_infl();
    if (x == __LDBL_MAX__)
        return __builtin_infl();
    bool is_power = size << 12 == 0 && size_(u.low) == 0;
    if (u.high < 0 && is_power && exponent > 0)
        exponent--; /* towards zero the next numbers are closer */
    union bits_ unit = {.bits = exponent > 105 ? (exponent - 105) << 52 : 1};
    if (exponent <= 105 && exponent > 54)
        unit.bits = (uint64_t)1 << (exponent - 54);
    long double next = x + unit.value;
    return next == 0 ? (union bits_l){.high = -0.0}.value : next; /* of the least negative number */
}

/* Where the compiler negates a constant, the low part of the result is +0, by whatever zero it was.
 */
static inline long double negative_l(long double x)
{
    union bits_l u = {x};
    u.high = -u.high;
    u.low = -u.low;
    return u.value;
}

static inline long double even_l(long double x)
{
    union bits_l u = {x};
    if (!__builtin_isfinite(u.high))
        return x + x;
    double whole = even_(u.high), rest = u.high - whole; /* exact */
    if (rest == 0) {
        /* of a half in the low part the high one is even */
        u.low = even_(u.low);
        double sum = u.high + u.low;
        u.low = u.low - (sum - u.high);
        u.high = __builtin_copysign(sum, u.high); /* of a negative zero */
        return u.value;
    }
    if (rest == 0.5 && u.low > 0)
        whole += 1;
    else if (rest == -0.5 && u.low < 0)
        whole -= 1;
    u.high = __builtin_copysign(whole, u.high);
    u.low = 0;
    return u.value;
}

/* Adds the size of a number below 2^65 in units of 2^-60; returns whether anything was cut off. */
static inline bool whole_add(unsigned __int128 *sum, double x, bool is_negative)
{
    uint64_t size = size_(x);
    int exponent = (int)(size >> 52), shift = exponent - 1023 - 52 + 60;
    unsigned __int128 mantissa =
        (size & (((uint64_t)1 << 52) - 1)) | (exponent ? (uint64_t)1 << 52 : 0);
    unsigned __int128 part = shift >= 0 ? mantissa << shift : shift > -53 ? mantissa >> -shift : 0;
    bool is_cut = shift < 0 && (shift > -53 ? part << -shift != mantissa : mantissa != 0);
    *sum += is_negative ? -(part + is_cut) : part;
    return is_cut;
}

static inline struct whole whole_l(long double x)
{
    union bits_l u = {x};
    bool is_negative = __builtin_signbit(u.high);
    struct whole whole = {.is_negative = is_negative, .is_beyond = true};
    if (!(size_(u.high) <= size_(0x1p64)))
        return whole;
    unsigned __int128 sum = 0;
    bool is_cut = whole_add(&sum, u.high, false);
    /* Where bits of the high part are cut off, the low one is less than these. */
    if (!is_cut)
        is_cut = whole_add(&sum, u.low, (bool)__builtin_signbit(u.low) != is_negative);
    if (sum >> 124)
        return whole;
    whole.is_beyond = false;
    whole.magnitude = (uint64_t)(sum >> 60);
    whole.has_half = sum >> 59 & 1;
    whole.has_more = is_cut || sum << 69 != 0;
    return whole;
}

#endif

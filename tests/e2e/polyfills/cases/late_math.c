/* What C23 brought to <math.h>: special numbers with their exceptions and errno, floats by their
 * bits, doubles and long doubles by their distance from answers that are known to 64 bits.
 * flags: -O1 -fno-builtin -frounding-math */
#include "case.h"

#include <fenv.h>
#include <float.h>
#include <math.h>

/* How far from the known answer, in units of the last place: what docs/polyfills.md promises of
 * ours, and what glibc's own keep. */
#if __GLIBC_PREREQ(2, 40) && !defined(OURS)
#define FLOAT_LIMIT    2
#define DOUBLE_LIMIT   4
#define EXTENDED_LIMIT 8
#else
#define FLOAT_LIMIT    0.501L
#define DOUBLE_LIMIT   (LDBL_MANT_DIG > DBL_MANT_DIG ? 0.51L : EXTENDED_LIMIT)
#define EXTENDED_LIMIT 4
#endif
/* What is compared of a long double: the known answers have 64 bits. */
#define EXTENDED_BITS (LDBL_MANT_DIG < 64 ? LDBL_MANT_DIG : 64)

static void hold(const char *name, long double value, long double known, int bits,
                 long double limit)
{
    int exponent;
    frexpl(known, &exponent);
    if (bits == 24 && exponent < -125) /* a denormal float has fewer bits */
        return;
    long double off = fabsl(ldexpl(value - known, bits - exponent));
    if (!(off <= limit + 0x1p-5L))
        printf("%s: %La is %.3Lf units off %La\n", name, value, off, known);
}

#define CALL_exp2m1(s, x, y)    exp2m1##s(x)
#define CALL_exp10m1(s, x, y)   exp10m1##s(x)
#define CALL_log2p1(s, x, y)    log2p1##s(x)
#define CALL_log10p1(s, x, y)   log10p1##s(x)
#define CALL_sinpi(s, x, y)     sinpi##s(x)
#define CALL_cospi(s, x, y)     cospi##s(x)
#define CALL_tanpi(s, x, y)     tanpi##s(x)
#define CALL_asinpi(s, x, y)    asinpi##s(x)
#define CALL_acospi(s, x, y)    acospi##s(x)
#define CALL_atanpi(s, x, y)    atanpi##s(x)
#define CALL_atan2pi(s, x, y)   atan2pi##s(x, y)
#define CALL_compoundn(s, x, y) compoundn##s(x, y)
#define CALL_pown(s, x, y)      pown##s(x, y)
#define CALL_powr(s, x, y)      powr##s(x, y)
#define CALL_rootn(s, x, y)     rootn##s(x, y)
#define CALL_rsqrt(s, x, y)     rsqrt##s(x)

static void known(void)
{
#define ROW(name, x, y, answer)                                                                    \
    hold(#name, CALL_##name(, x, y), answer, 53, DOUBLE_LIMIT);                                    \
    hold(#name "l", CALL_##name(l, x, y), answer, EXTENDED_BITS, EXTENDED_LIMIT);
#include "late_math.inc"
#undef ROW
}

static const double specials[] = {
    0.0,        0.5,         0.25,      1,     1.5,      2,       2.5,       3,
    4,          7.5,         8,         1024,  1025,     0x1p60,  1e30,      INFINITY,
    NAN,        0x1p-1074,   0x1p-1022, 1e308, 0x1p-100, 0.75,    309,       0x1p23,
    0x1p23 - 1, 0x1p22 + .5, 1e-5,      17000, 5000,     0x1p-70, 1 - 1e-10, 1e6};
static const long long integers[] = {
    0, 1, 2, 3, -1, -2, -3, INT64_MAX, INT64_MIN / 2, 1001, (1LL << 53) + 1, -1000};
enum {
    SPECIALS = sizeof(specials) / sizeof(*specials),
    INTEGERS = sizeof(integers) / sizeof(*integers)
};

static double special(int i)
{
    return i % 2 ? -specials[i / 2] : specials[i / 2];
}

/* Whole, half and infinite answers are exact; of others the head, which no rounding of ours moves.
 */
static void show(const char *name, double x, double y, long double value)
{
    int flags = fetestexcept(FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW);
    printf("%s %a %a: ", name, x, y);
    if (isnan(value))
        printf("nan");
    else
        printf("%.6Lg", value);
    if (value != 0 &&
        fabsl(value) < 0x1p-126L) /* of a denormal answer glibc's own differ in errno */
        errno = 0;
    printf(" %x %d\n", (unsigned)flags, errno);
}
#define SHOW_ONE(name, T, x, y, call)                                                              \
    do {                                                                                           \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        errno = 0;                                                                                 \
        volatile T value_ = (call);                                                                \
        int error_ = errno, flags_ = fetestexcept(FE_ALL_EXCEPT);                                  \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        feraiseexcept(flags_);                                                                     \
        errno = error_;                                                                            \
        show(name, (double)(x), (double)(y), value_);                                              \
    } while (0)
#define ONE(name)                                                                                  \
    SHOW_ONE(#name, double, x, 0, CALL_##name(, x, 0));                                            \
    SHOW_ONE(#name "f", float, (float)x, 0, CALL_##name(f, (float)x, 0));                          \
    SHOW_ONE(#name "l", long double, x, 0, CALL_##name(l, (long double)x, 0));
#define TWO(name)                                                                                  \
    SHOW_ONE(#name, double, x, y, CALL_##name(, x, y));                                            \
    SHOW_ONE(#name "f", float, (float)x, (float)y, CALL_##name(f, (float)x, (float)y));            \
    SHOW_ONE(#name "l", long double, x, y, CALL_##name(l, (long double)x, (long double)y))
#define WITH(name)                                                                                 \
    SHOW_ONE(#name, double, x, n, CALL_##name(, x, n));                                            \
    SHOW_ONE(#name "f", float, (float)x, n, CALL_##name(f, (float)x, n));                          \
    SHOW_ONE(#name "l", long double, x, n, CALL_##name(l, (long double)x, n))

static void try_specials(void)
{
    HOLDS(signbit(log10p1l(-LDBL_TRUE_MIN)) && signbit(log2p1l(-LDBL_TRUE_MIN)));
    HOLDS(signbit(asinpil(-LDBL_TRUE_MIN)) && signbit(atanpil(-LDBL_TRUE_MIN)));
    for (int i = 0; i < 2 * SPECIALS; i++) {
        double x = special(i);
        ONE(exp2m1);
        ONE(exp10m1);
        ONE(log2p1);
        ONE(log10p1);
        ONE(sinpi);
        ONE(cospi);
        ONE(tanpi);
        ONE(asinpi);
        ONE(acospi);
        ONE(atanpi);
        ONE(rsqrt);
        for (int j = 0; j < 2 * SPECIALS; j++) {
            double y = special(j);
            TWO(atan2pi);
            TWO(powr);
        }
        for (int j = 0; j < INTEGERS; j++) {
            long long n = integers[j];
            WITH(compoundn);
            WITH(pown);
            if (n || !isnan(x)) { /* where glibc's three differ */
                WITH(rootn);
            }
        }
    }
}

static uint64_t random_state = 88172645463325252;
static uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    return random_state ^= random_state << 17;
}
static float near(int low, int high)
{
    uint64_t bits = next_random();
    float value =
        ldexpf((float)((bits & 0xffffff) | 0x800000), (int)(bits >> 32) % (high - low) + low - 23);
    return bits >> 63 ? -value : value;
}
static void show_float(const char *name, float x, float y, float value)
{
    printf("%s %a %a: %a\n", name, x, y, value);
}
#define FLOAT(name) show_float(#name, x, 0, CALL_##name(f, x, 0))
/* Those that glibc's own round right, by their bits; the others by ours of long double. */
static void floats(void)
{
    for (int i = 0; i < 400; i++) {
        float x = near(-20, 8), y = near(-3, 3);
        long long n = (long long)(next_random() % 20);
        FLOAT(exp2m1);
        FLOAT(exp10m1);
        FLOAT(sinpi);
        FLOAT(cospi);
        FLOAT(tanpi);
        FLOAT(atanpi);
        show_float("atan2pif", x, y, atan2pif(x, y));
        x = near(-20, 0);
        FLOAT(asinpi);
        FLOAT(acospi);
        FLOAT(log2p1);
        FLOAT(log10p1);
        hold("compoundnf", compoundnf(x, n), compoundnl(x, n), 24, FLOAT_LIMIT);
        hold("pownf", pownf(y, n), pownl(y, n), 24, FLOAT_LIMIT);
        x = fabsf(x);
        FLOAT(log2p1);
        FLOAT(log10p1);
        hold("powrf", powrf(x, y), powrl(x, y), 24, FLOAT_LIMIT);
        hold("rsqrtf", rsqrtf(x), rsqrtl(x), 24, FLOAT_LIMIT);
        hold("rootnf", rootnf(x, n + 1), rootnl(x, n + 1), 24, FLOAT_LIMIT);
    }
}

int main(void)
{
    try_specials();
    floats();
    known();
    return 0;
}

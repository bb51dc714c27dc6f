/* Functions of floating numbers by their bits: all pairs of odd ones, random ones, and the flags.
 * flags: -O1 -fno-builtin -frounding-math */
#include "case.h"

#include <fenv.h>
#include <float.h>
#include <math.h>

typedef struct {
    uint64_t low;
    uint16_t high;
} __attribute__((packed)) extended;

static const uint64_t doubles[] = {0,
                                   1,
                                   2,
                                   0xfffffffffffff,
                                   0x10000000000000,
                                   0x3fdfffffffffffff,
                                   0x3fe0000000000000,
                                   0x3fe0000000000001,
                                   0x3ff0000000000000,
                                   0x3ff8000000000000,
                                   0x4000000000000000,
                                   0x4004000000000000,
                                   0x400c000000000000,
                                   0x4330000000000000,
                                   0x4330000000000001,
                                   0x4320000000000001,
                                   0x432fffffffffffff,
                                   0x7fefffffffffffff,
                                   0x7ff0000000000000,
                                   0x7ff0000000000001,
                                   0x7ff4000000000000,
                                   0x7ff8000000000000,
                                   0x7ff8000000000001,
                                   0x7fffffffffffffff};
static const uint32_t floats[] = {
    0,          1,          2,          0x7fffff,   0x800000,   0x3effffff, 0x3f000000, 0x3f000001,
    0x3f800000, 0x3fc00000, 0x40000000, 0x40200000, 0x40600000, 0x4b000000, 0x4b000001, 0x4a800001,
    0x4affffff, 0x7f7fffff, 0x7f800000, 0x7f800001, 0x7fa00000, 0x7fc00000, 0x7fc00001, 0x7fffffff};
static const extended extendeds[] = {{0, 0},
                                     {1, 0},
                                     {2, 0},
                                     {0x7fffffffffffffff, 0},
                                     {0x8000000000000000, 1},
                                     {0xffffffffffffffff, 0x3ffd},
                                     {0x8000000000000000, 0x3ffe},
                                     {0x8000000000000001, 0x3ffe},
                                     {0x8000000000000000, 0x3fff},
                                     {0xc000000000000000, 0x3fff},
                                     {0x8000000000000000, 0x4000},
                                     {0xa000000000000000, 0x4000},
                                     {0xe000000000000000, 0x4000},
                                     {0x8000000000000000, 0x403e},
                                     {0x8000000000000001, 0x403e},
                                     {0x8000000000000001, 0x403d},
                                     {0xffffffffffffffff, 0x403d},
                                     {0xffffffffffffffff, 0x7ffe},
                                     {0x8000000000000000, 0x7fff},
                                     {0x8000000000000001, 0x7fff},
                                     {0xa000000000000000, 0x7fff},
                                     {0xc000000000000000, 0x7fff},
                                     {0xc000000000000001, 0x7fff},
                                     {0xffffffffffffffff, 0x7fff}};
enum { COUNT = sizeof(doubles) / sizeof(*doubles), RANDOM = 200 };

static uint64_t random_state = 88172645463325252;
static uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    return random_state ^= random_state << 17;
}

static double d_at(int i)
{
    uint64_t bits = i < 2 * COUNT ? doubles[i / 2] | (uint64_t)(i % 2) << 63 : next_random();
    double value;
    if (i >= 2 * COUNT && i % 2) /* near whole numbers */
        bits = (bits & 0x800fffffffffffff) | (uint64_t)(1020 + bits % 60) << 52;
    memcpy(&value, &bits, 8);
    return value;
}
static float f_at(int i)
{
    uint32_t bits =
        i < 2 * COUNT ? floats[i / 2] | (uint32_t)(i % 2) << 31 : (uint32_t)next_random();
    float value;
    if (i >= 2 * COUNT && i % 2)
        bits = (bits & 0x807fffff) | (uint32_t)(124 + bits % 30) << 23;
    memcpy(&value, &bits, 4);
    return value;
}
/* A pair of doubles is tried only where it is a number: of others the low part means nothing. */
#if LDBL_MANT_DIG == 53
#define L_SIZE 8
static long double l_at(int i)
{
    return (long double)d_at(i);
}
#elif LDBL_MANT_DIG == 106
#define L_SIZE 16
static long double l_at(int i)
{
    double high = d_at(i);
    if (i < 2 * COUNT || !isnormal(high) || i % 4 < 2)
        return high;
    return high + ldexp(high, -54) * (double)(int64_t)next_random() * 0x1p-63;
}
#elif LDBL_MANT_DIG == 113
#define L_SIZE 16
/* The same numbers as the extended ones, and some that have more bits. */
static long double l_at(int i)
{
    __extension__ unsigned __int128 bits = next_random();
    bits = bits << 64 | next_random();
    long double value;
    if (i < 2 * COUNT) {
        extended head = extendeds[i / 2];
        bits = (unsigned __int128)head.high << 112 | (unsigned __int128)(head.low << 1) << 48;
        bits |= (unsigned __int128)(head.low & 1) | (unsigned __int128)(i % 2) << 127;
    } else if (i % 2) {
        bits = (bits & ~((unsigned __int128)0x7fff << 112)) | (16380 + bits % 128) << 112;
    }
    memcpy(&value, &bits, 16);
    return value;
}
#else
#define L_SIZE 10
static long double l_at(int i)
{
    extended bits = {next_random() | 1ULL << 63, 0};
    long double value = 0;
    if (i < 2 * COUNT) {
        bits = extendeds[i / 2];
        bits.high = (uint16_t)(bits.high | i % 2 << 15);
    } else {
        uint64_t more = next_random();
        bits.high = (uint16_t)(i % 2 ? (more & 0x8000) | (16380 + more % 70) : more % 0x7fff);
        if (bits.high == 0)
            bits.low &= INT64_MAX;
    }
    memcpy(&value, &bits, 10);
    return value;
}
#endif

static uint64_t sum;
static void mix(const void *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ ((const unsigned char *)bytes)[i]) * 0x100000001b3;
}
static int is_shown;
static void note(const char *name, int i, int j, const void *value, size_t size, int error)
{
    int flags = fetestexcept(FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW | FE_UNDERFLOW | FE_INEXACT);
    mix(value, size);
    mix(&flags, sizeof(flags));
    mix(&error, sizeof(error));
    if (is_shown || j <= 0) {
        printf("%s %d %d:", name, i, j);
        for (size_t k = size; k-- > 0;)
            printf("%02x", ((const unsigned char *)value)[k]);
        printf(" %x %d\n", (unsigned)flags, error);
    }
}
#define ONE(name, i, j, type, size, expression)                                                    \
    do {                                                                                           \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        errno = 0;                                                                                 \
        type value_ = (expression);                                                                \
        note(name, i, j, &value_, size, errno);                                                    \
    } while (0)

/* Of two NaNs either may be the answer. */
#define TWO(name, i, j, type, size, expression)                                                    \
    do {                                                                                           \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        errno = 0;                                                                                 \
        type value_ = (expression);                                                                \
        if (isnan(value_))                                                                         \
            value_ = (type)NAN;                                                                    \
        note(name, i, j, &value_, size, errno);                                                    \
    } while (0)

/* glibc for i386 stores the signaling NaN of a double by a register that makes it quiet. */
#if defined(__i386__)
#define QUIETED sizeof(double)
#else
#define QUIETED 0
#endif
#define FOR_TYPE(s, T, at, size)                                                                   \
    static void try_##s(void)                                                                      \
    {                                                                                              \
        for (int i = 0; i < 2 * COUNT + RANDOM; i++) {                                             \
            T x = at(i), r = 0;                                                                    \
            ONE("roundeven" #s, i, -1, T, size, FN(roundeven, s)(x));                              \
            ONE("nextup" #s, i, -1, T, size, FN(nextup, s)(x));                                    \
            TWO("nextdown" #s, i, -1, T, size, FN(nextdown, s)(x));                                \
            ONE("llogb" #s, i, -1, long, sizeof(long), FN(llogb, s)(x));                           \
            ONE("canonicalize" #s, i, -1, int, 4, FN(canonicalize, s)(&r, &x));                    \
            ONE("canonicalized" #s, i, -1, T, size, r);                                            \
            ONE("getpayload" #s, i, -1, T, size, FN(getpayload, s)(&x));                           \
            ONE("setpayload" #s, i, -1, int, 4, FN(setpayload, s)(&r, x));                         \
            ONE("payload" #s, i, -1, T, size, r);                                                  \
            if (sizeof(T) != QUIETED) {                                                            \
                ONE("setpayloadsig" #s, i, -1, int, 4, FN(setpayloadsig, s)(&r, x));               \
                ONE("payload" #s, i, -1, T, size, r);                                              \
            }                                                                                      \
            ONE("issignaling" #s, i, -1, int, 4, !!issignaling(x));                                \
            ONE("iscanonical" #s, i, -1, int, 4, !!iscanonical(x));                                \
        }                                                                                          \
        for (int i = 0; i < 2 * COUNT; i++)                                                        \
            for (int j = 0; j < 2 * COUNT; j++) {                                                  \
                T x = at(i), y = at(j);                                                            \
                TWO("fmaximum" #s, i, j, T, size, FN(fmaximum, s)(x, y));                          \
                TWO("fminimum" #s, i, j, T, size, FN(fminimum, s)(x, y));                          \
                TWO("fmaximum_num" #s, i, j, T, size, FN(fmaximum_num, s)(x, y));                  \
                TWO("fminimum_num" #s, i, j, T, size, FN(fminimum_num, s)(x, y));                  \
                TWO("fmaximum_mag" #s, i, j, T, size, FN(fmaximum_mag, s)(x, y));                  \
                TWO("fminimum_mag" #s, i, j, T, size, FN(fminimum_mag, s)(x, y));                  \
                TWO("fmaximum_mag_num" #s, i, j, T, size, FN(fmaximum_mag_num, s)(x, y));          \
                TWO("fminimum_mag_num" #s, i, j, T, size, FN(fminimum_mag_num, s)(x, y));          \
                TWO("fmaxmag" #s, i, j, T, size, FN(fmaxmag, s)(x, y));                            \
                TWO("fminmag" #s, i, j, T, size, FN(fminmag, s)(x, y));                            \
                ONE("totalorder" #s, i, j, int, 4, FN(totalorder, s)(&x, &y));                     \
                ONE("totalordermag" #s, i, j, int, 4, FN(totalordermag, s)(&x, &y));               \
                ONE("iseqsig" #s, i, j, int, 4, FN(__iseqsig, s)(x, y));                           \
            }                                                                                      \
        printf("all of " #T ": %016llx\n", (unsigned long long)sum);                               \
    }
#define FN(name, s) FN_##s(name)
#define FN_d(name)  name
#define FN_f(name)  name##f
#define FN_l(name)  name##l

extern int __iseqsig(double, double), __iseqsigf(float, float);
#if LDBL_MANT_DIG > 53
extern int __iseqsigl(long double, long double);
#else
#define __iseqsigl __iseqsig
#endif
/* Some headers no longer declare these. */
extern double fmaxmag(double, double), fminmag(double, double);
extern float fmaxmagf(float, float), fminmagf(float, float);
extern long double fmaxmagl(long double, long double), fminmagl(long double, long double);

FOR_TYPE(d, double, d_at, 8)
FOR_TYPE(f, float, f_at, 4)
FOR_TYPE(l, long double, l_at, L_SIZE)

static void modes(void)
{
    femode_t mode;
    fexcept_t saved;
    feclearexcept(FE_ALL_EXCEPT);
    SHOW(fesetexcept(FE_OVERFLOW | FE_INEXACT));
    SHOW(fetestexcept(FE_ALL_EXCEPT));
    SHOW(fegetexceptflag(&saved, FE_ALL_EXCEPT));
    SHOW(fetestexceptflag(&saved, FE_INEXACT | FE_DIVBYZERO));
    SHOW(fegetmode(&mode));
    fesetround(FE_UPWARD);
    SHOW(fegetround());
    SHOW(fesetmode(&mode));
    SHOW(fegetround());
    fesetround(FE_DOWNWARD);
    feenableexcept(FE_DIVBYZERO);
    SHOW(fegetmode(&mode));
    SHOW(fesetmode(FE_DFL_MODE));
    SHOW(fegetround() == FE_TONEAREST && fegetexcept() == 0);
    SHOW(fesetmode(&mode));
    SHOW(fegetround() == FE_DOWNWARD && fegetexcept() == FE_DIVBYZERO);
    SHOW(fesetmode(FE_DFL_MODE));
    SHOW(fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
}

int main(int argc, char **argv)
{
    modes();
    is_shown = argc > 1 && strcmp(argv[1], "all") == 0;
    try_d();
    try_f();
    try_l();
    return 0;
}

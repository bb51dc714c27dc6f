/* Operations that round once to a narrower type, and numbers to integers, in all directions.
 * flags: -O1 -fno-builtin -frounding-math */
#include "case.h"

#include <fenv.h>
#include <math.h>

/* Since 2.43 these answer with a number. */
#if defined(OURS)
#define OLD(name, answer, type) extern answer old_##name(type, int, unsigned) __asm__(#name);
#elif __GLIBC_PREREQ(2, 43)
#if !defined(OLD_NODE)
#define OLD_NODE "GLIBC_2.25"
#endif
#define OLD(name, answer, type)                                                                    \
    extern answer old_##name(type, int, unsigned);                                                 \
    __asm__(".symver old_" #name ", " #name "@" OLD_NODE);
#else
#define OLD(name, answer, type)                                                                    \
    static answer old_##name(type x, int direction, unsigned width)                                \
    {                                                                                              \
        return name(x, direction, width);                                                          \
    }
#endif
#define OLD_OF(s, T)                                                                               \
    OLD(fromfp##s, intmax_t, T)                                                                    \
    OLD(fromfpx##s, intmax_t, T)                                                                   \
    OLD(ufromfp##s, uintmax_t, T)                                                                  \
    OLD(ufromfpx##s, uintmax_t, T)
OLD_OF(, double)
OLD_OF(f, float)
OLD_OF(l, long double)

static uint64_t random_state = 88172645463325252;
static uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    return random_state ^= random_state << 17;
}

static const long double specials[] = {0.0L,
                                       1.0L,
                                       1.5L,
                                       0x1p-149L,
                                       0x1p-150L,
                                       0x1.8p-150L,
                                       0x1p-126L,
                                       0x1p-127L,
                                       0x1.fffffep127L,
                                       0x1p128L,
                                       0x1.ffffff7p127L,
                                       0x1p-1074L,
                                       0x1p-1075L,
                                       0x1p-1022L,
                                       0x1.fffffffffffffp1023L,
                                       0x1p-16445L,
                                       0x1p-16382L,
                                       0x1.fffffffffffffffep16383L,
                                       INFINITY,
                                       NAN,
                                       0x1.000001p0L,
                                       0x1.0000010000001p0L,
                                       0x1.000000ffffffffp0L,
                                       2.5L,
                                       0x1p63L,
                                       0x1p62L,
                                       0.5L,
                                       127.5L,
                                       128.5L,
                                       0x1p-70L,
                                       0x1p70L};
enum { SPECIALS = sizeof(specials) / sizeof(*specials), RANDOM = 20 };

/* Special ones of both signs, then random ones near 1 whose sums are not exact. */
static long double number(int i)
{
    if (i < 2 * SPECIALS)
        return i % 2 ? -specials[i / 2] : specials[i / 2];
    uint64_t bits = next_random();
    long double value = (long double)(next_random() | 1ULL << 63) * 0x1p-63L;
    if (bits & 256)
        value = (float)value;
    if (bits & 512)
        value = (double)value;
    return ldexpl(bits & 1024 ? -value : value, (int)(bits % 200) - 100);
}

static uint64_t sum;
static int is_shown;
static void note(const char *name, int i, int j, const void *value, size_t size, int error,
                 int mask)
{
    int flags = fetestexcept(FE_ALL_EXCEPT) & mask;
    if (flags & FE_OVERFLOW) /* fmal of 2.17 may raise both */
        flags &= ~FE_UNDERFLOW;
#if defined(__i386__) /* where f32xaddf64 also reports an overflow that rounds to the largest      \
                         number */
    if (flags & FE_OVERFLOW)
        error = ERANGE;
#endif
    for (size_t k = 0; k < size; k++)
        sum = (sum ^ ((const unsigned char *)value)[k]) * 0x100000001b3;
    sum = (sum ^ (unsigned)flags) * 0x100000001b3;
    sum = (sum ^ (unsigned)error) * 0x100000001b3;
    if (is_shown) {
        printf("%s %d %d:", name, i, j);
        for (size_t k = size; k-- > 0;)
            printf("%02x", ((const unsigned char *)value)[k]);
        printf(" %x %d\n", (unsigned)flags, error);
    }
}
#define ALL_FLAGS (FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW | FE_UNDERFLOW | FE_INEXACT)
#define TRY(type, size, i, j, call)                                                                \
    do {                                                                                           \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        errno = 0;                                                                                 \
        volatile type value_ = (call);                                                             \
        int error_ = errno;                                                                        \
        type kept_ = isnan((long double)value_) ? (type)NAN : value_; /* whose sign may differ */  \
        note(#call, i, j, &kept_, size, error_, ALL_FLAGS);                                        \
    } while (0)
#define WHOLE(type, i, j, call)                                                                    \
    do {                                                                                           \
        feclearexcept(FE_ALL_EXCEPT);                                                              \
        errno = 0;                                                                                 \
        volatile type value_ = (call);                                                             \
        note(#call, i, j, (void *)&value_, sizeof(value_), errno, ALL_FLAGS);                      \
    } while (0)
#define OPERATION(op)                                                                              \
    TRY(float, 4, i, j, f##op(x, y));                                                              \
    TRY(float, 4, i, j, f##op##l(lx, ly));                                                         \
    TRY(double, 8, i, j, d##op##l(lx, ly));                                                        \
    TRY(double, 8, i, j, f32x##op##f64(x, y));                                                     \
    TRY(float, 4, i, j, f32##op##f64(x, y));                                                       \
    TRY(float, 4, i, j, f32##op##f32x(x, y));                                                      \
    OPERATION_64X(op)
/* _Float64x does not exist, or is no long double, on some architectures. */
#if __HAVE_FLOAT64X_LONG_DOUBLE
#define OPERATION_64X(op)                                                                          \
    TRY(float, 4, i, j, f32##op##f64x(lx, ly));                                                    \
    TRY(double, 8, i, j, f64##op##f64x(lx, ly));                                                   \
    TRY(double, 8, i, j, f32x##op##f64x(lx, ly));
#else
#define OPERATION_64X(op)
#endif

static void pairs(const char *direction)
{
    for (int i = 0; i < 2 * SPECIALS + RANDOM; i++) {
        for (int j = 0; j < 2 * SPECIALS + RANDOM; j++) {
            long double lx = number(i), ly = number(j),
                        lz = number((i * 7 + j) % (2 * SPECIALS + RANDOM));
            double x = (double)lx, y = (double)ly, z = (double)lz;
            OPERATION(add)
            OPERATION(sub)
            OPERATION(mul)
            OPERATION(div)
            TRY(float, 4, i, j, ffma(x, y, z));
            TRY(float, 4, i, j, ffmal(lx, ly, lz));
            TRY(double, 8, i, j, dfmal(lx, ly, lz));
#if !defined(__i386__) /* fma of 2.31 raises "invalid" for infinity times 0 plus a NaN */
            TRY(double, 8, i, j, f32xfmaf64(x, y, z));
#endif
#if __HAVE_FLOAT64X_LONG_DOUBLE
            TRY(float, 4, i, j, f32fmaf64x(lx, ly, -lx * ly));
#endif
        }
        printf("%s %d: %016llx\n", direction, i, (unsigned long long)sum);
    }
}

static void singles(void)
{
    static const unsigned widths[] = {0, 1, 2, 8, 9, 31, 32, 63, 64, 65, 1000};
    for (int i = 0; i < 2 * SPECIALS + 4 * RANDOM; i++) {
        long double lx = number(i);
        double x = (double)lx;
        TRY(float, 4, i, 0, fsqrt(x));
        TRY(float, 4, i, 0, fsqrtl(lx));
        TRY(double, 8, i, 0, dsqrtl(lx));
        TRY(double, 8, i, 0, f32xsqrtf64(x));
        for (int direction = -1; direction < 7; direction++)
            for (int j = 0; j < (int)(sizeof(widths) / sizeof(*widths)); j++) {
                WHOLE(intmax_t, i, j, old_fromfp(x, direction, widths[j]));
                WHOLE(intmax_t, i, j, old_fromfpx(x, direction, widths[j]));
                WHOLE(uintmax_t, i, j, old_ufromfp(x, direction, widths[j]));
                WHOLE(uintmax_t, i, j, old_ufromfpx(x, direction, widths[j]));
                WHOLE(intmax_t, i, j, old_fromfpf((float)x, direction, widths[j]));
                WHOLE(intmax_t, i, j, old_fromfpxf((float)x, direction, widths[j]));
                WHOLE(uintmax_t, i, j, old_ufromfpf((float)x, direction, widths[j]));
                WHOLE(uintmax_t, i, j, old_ufromfpxf((float)x, direction, widths[j]));
                WHOLE(intmax_t, i, j, old_fromfpl(lx, direction, widths[j]));
                WHOLE(intmax_t, i, j, old_fromfpxl(lx, direction, widths[j]));
                WHOLE(uintmax_t, i, j, old_ufromfpl(lx, direction, widths[j]));
                WHOLE(uintmax_t, i, j, old_ufromfpxl(lx, direction, widths[j]));
            }
        printf("%d: %016llx\n", i, (unsigned long long)sum);
    }
}

int main(int argc, char **argv)
{
    static const int directions[] = {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};
    static const char *const names[] = {"nearest", "up", "down", "zero"};
    is_shown = argc > 1 && strcmp(argv[1], "all") == 0;
    for (int i = 0; i < 4; i++) {
        fesetround(directions[i]);
        pairs(names[i]);
        singles();
    }
    return 0;
}

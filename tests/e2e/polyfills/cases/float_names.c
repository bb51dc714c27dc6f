/* Functions of _Float32 and the like are those of the old types: same bits, same errno.
 * flags: -O1 -fno-builtin -Wno-incompatible-pointer-types */
#include "case.h"

#include <complex.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <wchar.h>

#define UNARY(DO, s, T)                                                                            \
    DO(acos, s, T);                                                                                \
    DO(acosh, s, T);                                                                               \
    DO(asin, s, T);                                                                                \
    DO(asinh, s, T);                                                                               \
    DO(atan, s, T);                                                                                \
    DO(atanh, s, T);                                                                               \
    DO(cbrt, s, T);                                                                                \
    DO(ceil, s, T);                                                                                \
    DO(cos, s, T);                                                                                 \
    DO(cosh, s, T);                                                                                \
    DO(erf, s, T);                                                                                 \
    DO(erfc, s, T);                                                                                \
    DO(exp, s, T);                                                                                 \
    DO(exp10, s, T);                                                                               \
    DO(exp2, s, T);                                                                                \
    DO(expm1, s, T);                                                                               \
    DO(fabs, s, T);                                                                                \
    DO(floor, s, T);                                                                               \
    DO(j0, s, T);                                                                                  \
    DO(j1, s, T);                                                                                  \
    DO(lgamma, s, T);                                                                              \
    DO(log, s, T);                                                                                 \
    DO(log10, s, T);                                                                               \
    DO(log1p, s, T);                                                                               \
    DO(log2, s, T);                                                                                \
    DO(logb, s, T);                                                                                \
    DO(nearbyint, s, T);                                                                           \
    DO(nextdown, s, T);                                                                            \
    DO(nextup, s, T);                                                                              \
    DO(rint, s, T);                                                                                \
    DO(round, s, T);                                                                               \
    DO(roundeven, s, T);                                                                           \
    DO(sin, s, T);                                                                                 \
    DO(sinh, s, T);                                                                                \
    DO(sqrt, s, T);                                                                                \
    DO(tan, s, T);                                                                                 \
    DO(tanh, s, T);                                                                                \
    DO(tgamma, s, T);                                                                              \
    DO(trunc, s, T);                                                                               \
    DO(y0, s, T);                                                                                  \
    DO(y1, s, T);                                                                                  \
    DO(exp2m1, s, T);                                                                              \
    DO(exp10m1, s, T);                                                                             \
    DO(log2p1, s, T);                                                                              \
    DO(log10p1, s, T);                                                                             \
    DO(logp1, s, T);                                                                               \
    DO(sinpi, s, T);                                                                               \
    DO(cospi, s, T);                                                                               \
    DO(tanpi, s, T);                                                                               \
    DO(asinpi, s, T);                                                                              \
    DO(acospi, s, T);                                                                              \
    DO(atanpi, s, T);                                                                              \
    DO(rsqrt, s, T)
#define BINARY(DO, s, T)                                                                           \
    DO(atan2, s, T);                                                                               \
    DO(copysign, s, T);                                                                            \
    DO(fdim, s, T);                                                                                \
    DO(fmax, s, T);                                                                                \
    DO(fmaxmag, s, T);                                                                             \
    DO(fmin, s, T);                                                                                \
    DO(fminmag, s, T);                                                                             \
    DO(fmod, s, T);                                                                                \
    DO(hypot, s, T);                                                                               \
    DO(nextafter, s, T);                                                                           \
    DO(pow, s, T);                                                                                 \
    DO(remainder, s, T);                                                                           \
    DO(fmaximum, s, T);                                                                            \
    DO(fmaximum_mag, s, T);                                                                        \
    DO(fmaximum_mag_num, s, T);                                                                    \
    DO(fmaximum_num, s, T);                                                                        \
    DO(fminimum, s, T);                                                                            \
    DO(fminimum_mag, s, T);                                                                        \
    DO(fminimum_mag_num, s, T);                                                                    \
    DO(fminimum_num, s, T);                                                                        \
    DO(atan2pi, s, T);                                                                             \
    DO(powr, s, T)
#define COMPLEX(DO, s, T)                                                                          \
    DO(cacos, s, T);                                                                               \
    DO(cacosh, s, T);                                                                              \
    DO(casin, s, T);                                                                               \
    DO(casinh, s, T);                                                                              \
    DO(catan, s, T);                                                                               \
    DO(catanh, s, T);                                                                              \
    DO(ccos, s, T);                                                                                \
    DO(ccosh, s, T);                                                                               \
    DO(cexp, s, T);                                                                                \
    DO(clog, s, T);                                                                                \
    DO(clog10, s, T);                                                                              \
    DO(conj, s, T);                                                                                \
    DO(cproj, s, T);                                                                               \
    DO(csin, s, T);                                                                                \
    DO(csinh, s, T);                                                                               \
    DO(csqrt, s, T);                                                                               \
    DO(ctan, s, T);                                                                                \
    DO(ctanh, s, T)
#define OF_COMPLEX(DO, s, T)                                                                       \
    DO(cabs, s, T);                                                                                \
    DO(carg, s, T);                                                                                \
    DO(cimag, s, T);                                                                               \
    DO(creal, s, T)
#define WHOLE(DO, s, T)                                                                            \
    DO(ilogb, s, T);                                                                               \
    DO(llrint, s, T);                                                                              \
    DO(llround, s, T);                                                                             \
    DO(lrint, s, T);                                                                               \
    DO(lround, s, T);                                                                              \
    DO(llogb, s, T)

#define NEW(name, s)   NEW_##s(name)
#define NEW_f32(name)  name##f32
#define NEW_f64(name)  name##f64
#define NEW_f32x(name) name##f32x
#define NEW_f64x(name) name##f64x
#define OLD(name, s)   OLD_##s(name)
#define OLD_f32(name)  name##f
#define OLD_f64(name)  name
#define OLD_f32x(name) name
#define OLD_f64x(name) name##l

extern double exp10(double), fmaxmag(double, double), fminmag(double, double);
extern float fmaxmagf(float, float), fminmagf(float, float);
extern long double fmaxmagl(long double, long double), fminmagl(long double, long double);

static int failures;
static void compare(const char *name, const void *a, const void *b, size_t size, int error)
{
    if (LDBL_MANT_DIG == 64 && size == sizeof(long double))
        size = 10; /* the rest is padding */
    if (memcmp(a, b, size) || error != errno) {
        printf("%s differs\n", name);
        failures++;
    }
}
/* In memory whose padding is the same. */
#define SAME(name, R, size, new_call, old_call)                                                    \
    do {                                                                                           \
        R a_, b_;                                                                                  \
        memset(&a_, 0, sizeof(a_));                                                                \
        memset(&b_, 0, sizeof(b_));                                                                \
        errno = 0;                                                                                 \
        a_ = (new_call);                                                                           \
        int error_ = errno;                                                                        \
        errno = 0;                                                                                 \
        b_ = (old_call);                                                                           \
        compare(name, &a_, &b_, size, error_);                                                     \
    } while (0)

#define TRY_UNARY(name, s, T)  SAME(#name #s, T, sizeof(T), NEW(name, s)(x), OLD(name, s)(x))
#define TRY_BINARY(name, s, T) SAME(#name #s, T, sizeof(T), NEW(name, s)(x, y), OLD(name, s)(x, y))
#define TRY_COMPLEX(name, s, T)                                                                    \
    SAME(#name #s, T, sizeof(T), creal##_OF(s)(NEW(name, s)(z)), creal##_OF(s)(OLD(name, s)(z)));  \
    SAME(#name #s, T, sizeof(T), cimag##_OF(s)(NEW(name, s)(z)), cimag##_OF(s)(OLD(name, s)(z)))
#define creal_OF(s)                OLD(creal, s)
#define cimag_OF(s)                OLD(cimag, s)
#define TRY_OF_COMPLEX(name, s, T) SAME(#name #s, T, sizeof(T), NEW(name, s)(z), OLD(name, s)(z))
#define TRY_WHOLE(name, s, T)      SAME(#name #s, long, sizeof(long), NEW(name, s)(x), OLD(name, s)(x))

#define DEFINE(s, T)                                                                               \
    static void try_##s(T x, T y)                                                                  \
    {                                                                                              \
        _Complex T z = x + y * 1.0iF;                                                              \
        int i = 0, j = 0;                                                                          \
        T r = 0, q = 0;                                                                            \
        UNARY(TRY_UNARY, s, T);                                                                    \
        BINARY(TRY_BINARY, s, T);                                                                  \
        COMPLEX(TRY_COMPLEX, s, T);                                                                \
        OF_COMPLEX(TRY_OF_COMPLEX, s, T);                                                          \
        WHOLE(TRY_WHOLE, s, T);                                                                    \
        SAME("cpow", T, sizeof(T), OLD(creal, s)(NEW(cpow, s)(z, z)),                              \
             OLD(creal, s)(OLD(cpow, s)(z, z)));                                                   \
        SAME("fma", T, sizeof(T), NEW(fma, s)(x, y, x), OLD(fma, s)(x, y, x));                     \
        SAME("compoundn", T, sizeof(T), NEW(compoundn, s)(x, 3), OLD(compoundn, s)(x, 3));         \
        SAME("pown", T, sizeof(T), NEW(pown, s)(x, 3), OLD(pown, s)(x, 3));                        \
        SAME("rootn", T, sizeof(T), NEW(rootn, s)(x, 3), OLD(rootn, s)(x, 3));                     \
        SAME("frexp", T, sizeof(T), NEW(frexp, s)(x, &i), OLD(frexp, s)(x, &j));                   \
        SAME("jn", T, sizeof(T), NEW(jn, s)(3, x), OLD(jn, s)(3, x));                              \
        SAME("yn", T, sizeof(T), NEW(yn, s)(3, x), OLD(yn, s)(3, x));                              \
        SAME("ldexp", T, sizeof(T), NEW(ldexp, s)(x, 5), OLD(ldexp, s)(x, 5));                     \
        SAME("scalbn", T, sizeof(T), NEW(scalbn, s)(x, -7), OLD(scalbn, s)(x, -7));                \
        SAME("scalbln", T, sizeof(T), NEW(scalbln, s)(x, 9), OLD(scalbln, s)(x, 9));               \
        SAME("modf", T, sizeof(T), NEW(modf, s)(x, &r), OLD(modf, s)(x, &q));                      \
        SAME("modf's", T, sizeof(T), r, q);                                                        \
        SAME("lgamma_r", T, sizeof(T), NEW_R(lgamma, s)(x, &i), OLD_R(lgamma, s)(x, &j));          \
        SAME("its sign", int, sizeof(int), i, j);                                                  \
        SAME("remquo", T, sizeof(T), NEW(remquo, s)(x, y, &i), OLD(remquo, s)(x, y, &j));          \
        SAME("its quotient", int, sizeof(int), i, j);                                              \
        NEW(sincos, s)(x, &r, &q);                                                                 \
        SAME("sincos", T, sizeof(T), r, OLD(sin, s)(x));                                           \
        SAME("sincos", T, sizeof(T), q, OLD(cos, s)(x));                                           \
        SAME("nan", T, sizeof(T), NEW(nan, s)("5"), OLD(nan, s)("5"));                             \
        SAME("getpayload", T, sizeof(T), NEW(getpayload, s)(&x), OLD(getpayload, s)(&x));          \
        SAME("setpayload", int, 4, NEW(setpayload, s)(&r, x), OLD(setpayload, s)(&q, x));          \
        SAME("payload", T, sizeof(T), r, q);                                                       \
        SAME("setpayloadsig", int, 4, NEW(setpayloadsig, s)(&r, x), OLD(setpayloadsig, s)(&q, x)); \
        SAME("canonicalize", int, 4, NEW(canonicalize, s)(&r, &x), OLD(canonicalize, s)(&q, &x));  \
        SAME("totalorder", int, 4, NEW(totalorder, s)(&x, &y), OLD(totalorder, s)(&x, &y));        \
        SAME("totalordermag", int, 4, NEW(totalordermag, s)(&x, &y),                               \
             OLD(totalordermag, s)(&x, &y));                                                       \
    }
#define NEW_R(name, s)   NEW_R_##s(name)
#define NEW_R_f32(name)  name##f32_r
#define NEW_R_f64(name)  name##f64_r
#define NEW_R_f32x(name) name##f32x_r
#define NEW_R_f64x(name) name##f64x_r
#define OLD_R(name, s)   OLD_R_##s(name)
#define OLD_R_f32(name)  name##f_r
#define OLD_R_f64(name)  name##_r
#define OLD_R_f32x(name) name##_r
#define OLD_R_f64x(name) name##l_r

DEFINE(f32, float)
DEFINE(f64, double)
DEFINE(f32x, double)
#if __HAVE_FLOAT64X_LONG_DOUBLE
DEFINE(f64x, long double)
#endif

#define TEXTS(s, T, to, from)                                                                      \
    do {                                                                                           \
        char a[100], b[100], *end;                                                                 \
        wchar_t *wide_end;                                                                         \
        locale_t c = newlocale(LC_ALL_MASK, "C", NULL);                                            \
        T x = strto##to("0.1z", NULL);                                                             \
        SAME("strto" #s, T, sizeof(T), strto##s("0.1z", &end), x);                                 \
        HOLDS(*end == 'z');                                                                        \
        SAME("strto" #s, T, sizeof(T), strto##s##_l("0.1z", &end, c), x);                          \
        SAME("wcsto" #s, T, sizeof(T), wcsto##s(L"0.1z", &wide_end), x);                           \
        HOLDS(*wide_end == L'z');                                                                  \
        SAME("wcsto" #s, T, sizeof(T), wcsto##s##_l(L"0.1z", NULL, c), x);                         \
        SHOW(strfrom##s(a, 100, "%.30g", x));                                                      \
        SHOW(strfrom##from(b, 100, "%.30g", x));                                                   \
        printf("%s %d\n", a, strcmp(a, b));                                                        \
    } while (0)

int main(void)
{
    static const double values[] = {0,   -0.0, 0.25, -0.75, 1,   -1,       1.5,  -2.5,
                                    3.3, -7.1, 40,   1e-30, 1e8, INFINITY, -1e30};
    enum { COUNT = sizeof(values) / sizeof(*values) };
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < COUNT; j++) {
            try_f32((float)values[i], (float)values[j]);
            try_f64(values[i], values[j]);
            try_f32x(values[i], values[j]);
#if __HAVE_FLOAT64X_LONG_DOUBLE
            try_f64x(values[i], values[j]);
#endif
        }
    TEXTS(f32, float, f, f);
    TEXTS(f64, double, d, d);
    TEXTS(f32x, double, d, d);
#if __HAVE_FLOAT64X_LONG_DOUBLE
    TEXTS(f64x, long double, ld, l);
#endif
    printf("%d differ\n", failures);
    return 0;
}

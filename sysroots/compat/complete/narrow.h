/* Operations whose result has a narrower type than the arguments and is rounded once (TS
 * 18661-1). They first round toward zero in the wide type and set the last bit if anything was
 * cut off. Such a number is rounded to the narrow type like the exact one. */
#ifndef NARROW_H
#define NARROW_H

#include "floating.h"

enum { EDOM = 33 };
enum { FE_INEXACT = 0x20, FE_TOWARDZERO = 0xc00 };
typedef struct {
    unsigned words[8];
} fenv_t;
extern int feholdexcept(fenv_t *environment);
extern int feupdateenv(const fenv_t *environment);
extern int fesetround(int direction);
extern int fetestexcept(int exceptions);

static inline double odd_(double x)
{
    union double_bits u = {x};
    u.bits |= 1;
    return u.value;
}
static inline long double odd_l(long double x)
{
    union extended_bits u = {x};
    u.mantissa |= 1;
    return u.value;
}

/* Sets `value`, of the wide type with the suffix, to the expression rounded to odd. */
#define ROUND_TO_ODD(suffix, value, expression)                                                    \
    do {                                                                                           \
        fenv_t environment;                                                                        \
        feholdexcept(&environment);                                                                \
        fesetround(FE_TOWARDZERO);                                                                 \
        value = (expression);                                                                      \
        __asm__ volatile("" ::"m"(value) : "memory");                                              \
        bool is_inexact = fetestexcept(FE_INEXACT);                                                \
        feupdateenv(&environment);                                                                 \
        if (is_inexact && __builtin_isfinite(value))                                               \
            value = odd_##suffix(value);                                                           \
    } while (0)

/* Sets errno after an operation on two numbers. */
#define NARROW_ERROR(answer, x, y, is_range_error, is_zero_error)                                  \
    do {                                                                                           \
        if (__builtin_isnan(answer)) {                                                             \
            if (!__builtin_isnan(x) && !__builtin_isnan(y))                                        \
                errno = EDOM;                                                                      \
        } else if (__builtin_isinf(answer) ? (is_range_error)                                      \
                                           : (answer) == 0 && (is_zero_error)) {                   \
            errno = ERANGE;                                                                        \
        }                                                                                          \
    } while (0)

/* Defines `name`: the operation on two `wide` numbers. If `is_zero`, the result is an exact 0,
 * whose sign depends on the direction of rounding. */
#define DEFINE_NARROW(name, narrow, wide, suffix, operation, is_zero, is_range_error,              \
                      is_zero_error)                                                               \
    narrow name(wide x_, wide y_)                                                                  \
    {                                                                                              \
        volatile wide x = x_, y = y_;                                                              \
        volatile wide value;                                                                       \
        if (is_zero)                                                                               \
            value = x operation y;                                                                 \
        else                                                                                       \
            ROUND_TO_ODD(suffix, value, x operation y);                                            \
        narrow answer = (narrow)value;                                                             \
        NARROW_ERROR(answer, x, y, is_range_error, is_zero_error);                                 \
        return answer;                                                                             \
    }

/* Defines the operation of one format, which has two names. */
#define DEFINE_SAME(name, operation, is_range_error, is_zero_error)                                \
    double name(double x, double y)                                                                \
    {                                                                                              \
        double answer = x operation y;                                                             \
        NARROW_ERROR(answer, x, y, is_range_error, is_zero_error);                                 \
        return answer;                                                                             \
    }

#define BOTH_FINITE (__builtin_isfinite(x) && __builtin_isfinite(y))

#endif

/* Operations whose result has a narrower type than the arguments and is rounded once (TS
 * 18661-1). They first round toward zero in the wide type and set the last bit if anything was
 * cut off. Such a number is rounded to the narrow type like the exact one. */
#ifndef NARROW_H
#define NARROW_H

#include "fenv/fenv.h"
#include "floating.h"

enum { EDOM = 33 };
typedef struct {
    _Alignas(16) unsigned words[8]; /* at least as large as in <fenv.h> */
} fenv_t;
extern int feholdexcept(fenv_t *environment);
extern int feupdateenv(const fenv_t *environment);
extern int fesetround(int direction);
extern int fetestexcept(int exceptions);

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

/* The same where the expression itself rounds once, or is as exact as glibc's own function. */
#define ROUND_ONCE(suffix, value, expression) value = (expression)

/* Defines `name`: the operation on two arguments, calculated in `wide` and rounded by one of the
 * two macros above. If `is_zero`, the result is an exact 0, whose sign depends on the direction of
 * rounding. */
#define DEFINE_NARROW(round, name, narrow, argument, wide, suffix, operation, is_zero,             \
                      is_range_error, is_zero_error)                                               \
    narrow name(argument x_, argument y_)                                                          \
    {                                                                                              \
        volatile wide x = x_, y = y_;                                                              \
        volatile wide value;                                                                       \
        if (is_zero)                                                                               \
            value = x operation y;                                                                 \
        else                                                                                       \
            round(suffix, value, x operation y);                                                   \
        narrow answer = ROUNDED(narrow, value);                                                    \
        NARROW_ERROR(answer, x, y, is_range_error, is_zero_error);                                 \
        return answer;                                                                             \
    }

/* Defines the functions of an operation by define(round, name, narrow, argument, wide, suffix).
 * Where the two types have the same format, there is nothing to narrow. Of a long double that is a
 * pair of doubles, glibc's own functions do not care. An x87 calculates in long double. */
#if __LDBL_MANT_DIG__ == 53 || __LDBL_MANT_DIG__ == 106
#define ROUND_LONG_TO_DOUBLE ROUND_ONCE
#else
#define ROUND_LONG_TO_DOUBLE ROUND_TO_ODD
#endif
#if __LDBL_MANT_DIG__ == 106
#define ROUND_LONG_TO_FLOAT ROUND_ONCE
#else
#define ROUND_LONG_TO_FLOAT ROUND_TO_ODD
#endif
#if __FLT_EVAL_METHOD__ == 2
#define DEFINE_SAME(define, name) define(ROUND_TO_ODD, name, double, double, long double, l)
#else
#define DEFINE_SAME(define, name) define(ROUND_ONCE, name, double, double, double, )
#endif
#define DEFINE_OPERATION(define, operation)                                                        \
    define(ROUND_TO_ODD, f##operation, float, double, double, )                                    \
        define(ROUND_LONG_TO_FLOAT, f##operation##l, float, long double, long double, l)           \
            define(ROUND_LONG_TO_DOUBLE, d##operation##l, double, long double, long double, l)     \
                DEFINE_SAME(define, f32x##operation##f64)

#define BOTH_FINITE (__builtin_isfinite(x) && __builtin_isfinite(y))

#endif

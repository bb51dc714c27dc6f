/* pown (C23, glibc 2.42): x^n */
#include "late_math.h"

static long double pown_exact(long double x, long long n)
{
    if (n && __builtin_isinf(x)) { /* powl is wrong about the least n */
        long double value = n > 0 ? __builtin_infl() : 0;
        return x < 0 && n & 1 ? -value : value;
    }
#if __LDBL_MANT_DIG__ < 64
    long long rest = n % 2048; /* the remaining bits of n fit */
    long double value = powl(__builtin_fabsl(x), (long double)(n - rest));
    value *= powl(__builtin_fabsl(x), (long double)rest);
    return __builtin_signbit(x) && n & 1 ? -value : value;
#else
    return powl(x, (long double)n); /* which holds every n */
#endif
}

DEFINE_MATH_N(pown, x == 0 || __builtin_isinf(x))

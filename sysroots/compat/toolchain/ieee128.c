/* What gcc's archives for powerpc64le need of glibc 2.32, which can have IEEE quadruple precision
 * as long double. libstdc++.a holds streams for both formats and links both; libgcc.a converts
 * decimal floating point. A program whose long double is that of IBM, the only one that older
 * releases have, calls none of the functions that print or read text: they end it with a message.
 */
#if defined(__powerpc64__)
#include "libc.h"

/* A __float128, which is passed in a vector register. clang has that type for newer processors
 * only. */
typedef unsigned long long ieee128 __attribute__((vector_size(16)));

int __sprintfieee128(char *text, const char *format, ...);
int __vsnprintfieee128(char *text, size_t size, const char *format, __builtin_va_list arguments);
ieee128 __strtoieee128(const char *text, char **end);
ieee128 __strtoieee128_l(const char *text, char **end, void *locale);
ieee128 __frexpieee128(ieee128 value, int *exponent);

#define STOP(name)                                                                                 \
    do {                                                                                           \
        static const char message_[] = name ": IEEE long double needs glibc 2.32\n";               \
        (void)!write(2, message_, sizeof(message_) - 1);                                           \
        abort();                                                                                   \
    } while (0)

int __sprintfieee128(char *text, const char *format, ...)
{
    (void)text;
    (void)format;
    STOP("sprintf");
}

int __vsnprintfieee128(char *text, size_t size, const char *format, __builtin_va_list arguments)
{
    (void)text;
    (void)size;
    (void)format;
    (void)arguments;
    STOP("vsnprintf");
}

ieee128 __strtoieee128(const char *text, char **end)
{
    (void)text;
    (void)end;
    STOP("strtold");
}

ieee128 __strtoieee128_l(const char *text, char **end, void *locale)
{
    (void)text;
    (void)end;
    (void)locale;
    STOP("strtold_l");
}

/* A value as its parts: 1 bit of sign, 15 bits of exponent, 112 bits of fraction. */
union parts {
    ieee128 value;
    unsigned __int128 bits;
};
enum { FRACTION = 112, SPECIAL = 0x7fff, BIAS = 16383 };

ieee128 __frexpieee128(ieee128 value, int *exponent)
{
    const unsigned __int128 hidden_bit = (unsigned __int128)1 << FRACTION;
    union parts parts = {value};
    unsigned __int128 sign = parts.bits >> 127 << 127, fraction = parts.bits & (hidden_bit - 1);
    int power = (int)(parts.bits >> FRACTION & SPECIAL);
    *exponent = 0;
    if (power == SPECIAL || (power == 0 && fraction == 0))
        return value;
    if (power == 0) /* subnormal */
        for (power = 1; !(fraction & hidden_bit); power--)
            fraction <<= 1;
    *exponent = power - (BIAS - 1);
    parts.bits = sign | (unsigned __int128)(BIAS - 1) << FRACTION | (fraction & (hidden_bit - 1));
    return parts.value;
}

#endif

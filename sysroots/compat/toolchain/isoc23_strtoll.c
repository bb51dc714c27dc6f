/* __isoc23_strtoll (glibc 2.38) */
#include "isoc23.h"

long long __isoc23_strtoll(const char *text, char **end, int base);

long long __isoc23_strtoll(const char *text, char **end, int base)
{
    struct binary value;
    return binary_parse(text, base, &value) ? (long long)binary_signed(&value, end)
                                            : strtoll(text, end, base);
}

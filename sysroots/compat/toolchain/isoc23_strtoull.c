/* __isoc23_strtoull (glibc 2.38) */
#include "isoc23.h"

unsigned long long __isoc23_strtoull(const char *text, char **end, int base);

unsigned long long __isoc23_strtoull(const char *text, char **end, int base)
{
    struct binary value;
    return binary_parse(text, base, &value) ? (unsigned long long)binary_unsigned(&value, end)
                                            : strtoull(text, end, base);
}

/* __isoc23_strtoumax (glibc 2.38) */
#include "isoc23.h"

uintmax_t __isoc23_strtoumax(const char *text, char **end, int base);

uintmax_t __isoc23_strtoumax(const char *text, char **end, int base)
{
    struct binary value;
    return binary_parse(text, base, &value) ? (uintmax_t)binary_unsigned(&value, end)
                                            : (uintmax_t)strtoull(text, end, base);
}

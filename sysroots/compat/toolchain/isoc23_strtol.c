/* __isoc23_strtol (glibc 2.38) */
#include "isoc23.h"

long __isoc23_strtol(const char *text, char **end, int base);

long __isoc23_strtol(const char *text, char **end, int base)
{
    struct binary value;
    return binary_parse(text, base, &value) ? (long)binary_signed(&value, end)
                                            : strtol(text, end, base);
}

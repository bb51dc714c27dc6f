/* __isoc23_strtoul (glibc 2.38) */
#include "isoc23.h"

unsigned long __isoc23_strtoul(const char *text, char **end, int base);

unsigned long __isoc23_strtoul(const char *text, char **end, int base)
{
    struct binary value;
    return binary_parse(text, base, &value) ? (unsigned long)binary_unsigned(&value, end)
                                            : strtoul(text, end, base);
}

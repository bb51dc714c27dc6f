/* __isoc23_strtoimax (glibc 2.38) */
#include "isoc23.h"

intmax_t __isoc23_strtoimax(const char *text, char **end, int base);

intmax_t __isoc23_strtoimax(const char *text, char **end, int base)
{
    struct binary value;
    return binary_parse(text, base, &value) ? (intmax_t)binary_signed(&value, end)
                                            : (intmax_t)strtoll(text, end, base);
}

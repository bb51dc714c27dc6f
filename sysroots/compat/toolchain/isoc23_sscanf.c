/* __isoc23_sscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_sscanf(const char *text, const char *format, ...);

int __isoc23_sscanf(const char *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vsscanf(text, format, arguments);
    va_end(arguments);
    return count;
}

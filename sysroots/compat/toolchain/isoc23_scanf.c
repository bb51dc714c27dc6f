/* __isoc23_scanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_scanf(const char *format, ...);

int __isoc23_scanf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vfscanf(stdin, format, arguments);
    va_end(arguments);
    return count;
}

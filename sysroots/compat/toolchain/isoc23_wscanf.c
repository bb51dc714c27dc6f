/* __isoc23_wscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_wscanf(const wchar_t *format, ...);

int __isoc23_wscanf(const wchar_t *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vfwscanf(stdin, format, arguments);
    va_end(arguments);
    return count;
}

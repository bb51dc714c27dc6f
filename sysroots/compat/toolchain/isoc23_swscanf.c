/* __isoc23_swscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_swscanf(const wchar_t *text, const wchar_t *format, ...);

int __isoc23_swscanf(const wchar_t *text, const wchar_t *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vswscanf(text, format, arguments);
    va_end(arguments);
    return count;
}

/* __isoc23_vwscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_vwscanf(const wchar_t *format, va_list arguments);

int __isoc23_vwscanf(const wchar_t *format, va_list arguments)
{
    return __isoc99_vfwscanf(stdin, format, arguments);
}

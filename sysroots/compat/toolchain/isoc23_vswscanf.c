/* __isoc23_vswscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_vswscanf(const wchar_t *text, const wchar_t *format, va_list arguments);

int __isoc23_vswscanf(const wchar_t *text, const wchar_t *format, va_list arguments)
{
    return __isoc99_vswscanf(text, format, arguments);
}

/* __isoc23_vsscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_vsscanf(const char *text, const char *format, va_list arguments);

int __isoc23_vsscanf(const char *text, const char *format, va_list arguments)
{
    return __isoc99_vsscanf(text, format, arguments);
}

/* __isoc23_vscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_vscanf(const char *format, va_list arguments);

int __isoc23_vscanf(const char *format, va_list arguments)
{
    return __isoc99_vfscanf(stdin, format, arguments);
}

/* __isoc23_fwscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_fwscanf(struct file *file, const wchar_t *format, ...);

int __isoc23_fwscanf(struct file *file, const wchar_t *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vfwscanf(file, format, arguments);
    va_end(arguments);
    return count;
}

/* __isoc23_vfwscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_vfwscanf(struct file *file, const wchar_t *format, va_list arguments);

int __isoc23_vfwscanf(struct file *file, const wchar_t *format, va_list arguments)
{
    return __isoc99_vfwscanf(file, format, arguments);
}

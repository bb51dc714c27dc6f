/* __isoc23_vfscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_vfscanf(struct file *file, const char *format, va_list arguments);

int __isoc23_vfscanf(struct file *file, const char *format, va_list arguments)
{
    return __isoc99_vfscanf(file, format, arguments);
}

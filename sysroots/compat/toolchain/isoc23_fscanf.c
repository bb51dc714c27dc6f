/* __isoc23_fscanf (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_fscanf(struct file *file, const char *format, ...);

int __isoc23_fscanf(struct file *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vfscanf(file, format, arguments);
    va_end(arguments);
    return count;
}

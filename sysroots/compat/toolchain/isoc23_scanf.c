/* __isoc23_scanf and its kin (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_scanf(const char *format, ...);
int __isoc23_fscanf(struct file *file, const char *format, ...);
int __isoc23_sscanf(const char *text, const char *format, ...);
int __isoc23_vscanf(const char *format, va_list arguments);
int __isoc23_vfscanf(struct file *file, const char *format, va_list arguments);
int __isoc23_vsscanf(const char *text, const char *format, va_list arguments);

int __isoc23_scanf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vfscanf(stdin, format, arguments);
    va_end(arguments);
    return count;
}

int __isoc23_fscanf(struct file *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vfscanf(file, format, arguments);
    va_end(arguments);
    return count;
}

int __isoc23_sscanf(const char *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vsscanf(text, format, arguments);
    va_end(arguments);
    return count;
}

int __isoc23_vscanf(const char *format, va_list arguments)
{
    return __isoc99_vfscanf(stdin, format, arguments);
}

int __isoc23_vfscanf(struct file *file, const char *format, va_list arguments)
{
    return __isoc99_vfscanf(file, format, arguments);
}

int __isoc23_vsscanf(const char *text, const char *format, va_list arguments)
{
    return __isoc99_vsscanf(text, format, arguments);
}

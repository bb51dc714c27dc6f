/* __isoc23_wscanf and its kin (glibc 2.38) */
#include "isoc23_scanf.h"

int __isoc23_wscanf(const wchar_t *format, ...);
int __isoc23_fwscanf(struct file *file, const wchar_t *format, ...);
int __isoc23_swscanf(const wchar_t *text, const wchar_t *format, ...);
int __isoc23_vwscanf(const wchar_t *format, va_list arguments);
int __isoc23_vfwscanf(struct file *file, const wchar_t *format, va_list arguments);
int __isoc23_vswscanf(const wchar_t *text, const wchar_t *format, va_list arguments);

int __isoc23_wscanf(const wchar_t *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vfwscanf(stdin, format, arguments);
    va_end(arguments);
    return count;
}

int __isoc23_fwscanf(struct file *file, const wchar_t *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vfwscanf(file, format, arguments);
    va_end(arguments);
    return count;
}

int __isoc23_swscanf(const wchar_t *text, const wchar_t *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int count = __isoc99_vswscanf(text, format, arguments);
    va_end(arguments);
    return count;
}

int __isoc23_vwscanf(const wchar_t *format, va_list arguments)
{
    return __isoc99_vfwscanf(stdin, format, arguments);
}

int __isoc23_vfwscanf(struct file *file, const wchar_t *format, va_list arguments)
{
    return __isoc99_vfwscanf(file, format, arguments);
}

int __isoc23_vswscanf(const wchar_t *text, const wchar_t *format, va_list arguments)
{
    return __isoc99_vswscanf(text, format, arguments);
}

/* scanf functions for objects that were compiled with the headers of a newer glibc. The
 * additions of C23 are not supported: with a prefix 0b, %i reads only the 0, and %b is not a
 * conversion. */
#ifndef ISOC23_SCANF_H
#define ISOC23_SCANF_H

#include <stdarg.h>

#include "libc.h"

struct file;
extern struct file *stdin;
extern int __isoc99_vfscanf(struct file *file, const char *format, va_list arguments);
extern int __isoc99_vsscanf(const char *text, const char *format, va_list arguments);
extern int __isoc99_vfwscanf(struct file *file, const wchar_t *format, va_list arguments);
extern int __isoc99_vswscanf(const wchar_t *text, const wchar_t *format, va_list arguments);

#endif

/* scanf of objects that a newer glibc's headers made. What C23 added is not read: a 0b prefix at %i
 * ends the number behind its 0, and %b is no conversion. */
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

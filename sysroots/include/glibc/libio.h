@if floor < 2.28 and absent@
@# The internal interface of stdio that the library exports.
#ifndef _IO_STDIO_H
#define _IO_STDIO_H 1

#include <_G_config.h>
#include <stdarg.h>
#include <stdio.h>

#define _IO_pos_t _G_fpos_t
#define _IO_fpos_t _G_fpos_t
#define _IO_fpos64_t _G_fpos64_t
#define _IO_size_t size_t
#define _IO_ssize_t __ssize_t
#define _IO_off_t __off_t
#define _IO_off64_t __off64_t
#define _IO_va_list __gnuc_va_list
#define _IO_BUFSIZ _G_BUFSIZ
#define _IO_stdin ((_IO_FILE *) stdin)
#define _IO_stdout ((_IO_FILE *) stdout)
#define _IO_stderr ((_IO_FILE *) stderr)

typedef struct _IO_FILE _IO_FILE;

__BEGIN_DECLS
extern int _IO_getc (FILE *__fp);
extern int _IO_putc (int __c, FILE *__fp);
extern int _IO_feof (FILE *__fp) __THROW;
extern int _IO_ferror (FILE *__fp) __THROW;
extern int _IO_peekc_locked (FILE *__fp);
extern void _IO_flockfile (FILE *) __THROW;
extern void _IO_funlockfile (FILE *) __THROW;
extern int _IO_ftrylockfile (FILE *) __THROW;
extern int _IO_vfscanf (FILE *__restrict, const char *__restrict,
			__gnuc_va_list, int *__restrict);
extern int _IO_vfprintf (FILE *__restrict, const char *__restrict,
			 __gnuc_va_list);
extern __ssize_t _IO_padn (FILE *, int, __ssize_t);
extern size_t _IO_sgetn (FILE *, void *, size_t);
extern __off64_t _IO_seekoff (FILE *, __off64_t, int, int);
extern __off64_t _IO_seekpos (FILE *, __off64_t, int);
__END_DECLS

#endif
@end@

@if floor < 2.32 and absent@
#ifndef _SYS_SYSCTL_H
#define _SYS_SYSCTL_H 1

#include <features.h>
#include <stddef.h>
#include <linux/sysctl.h>

__BEGIN_DECLS
extern int sysctl (int *__name, int __nlen, void *__oldval,
		   size_t *__oldlenp, void *__newval, size_t __newlen) __THROW;
__END_DECLS

#endif
@end@

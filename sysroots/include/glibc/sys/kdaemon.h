@if floor < 2.23 and absent@
#ifndef _SYS_KDAEMON_H
#define _SYS_KDAEMON_H 1

#include <features.h>

__BEGIN_DECLS
extern int bdflush (int __func, long int __data) __THROW;
__END_DECLS

#endif
@end@

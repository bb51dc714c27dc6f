@if floor < 2.31 and host >= 2.31@
@# The type of the time zone became void in 2.31; configure scripts find out the type from the prototype. C++ gets the current type, which
@# accepts both.
@hide gettimeofday@
#include <abicc-host/sys/time.h>
#undef gettimeofday
__BEGIN_DECLS
#if defined __USE_MISC && !defined __cplusplus
extern int gettimeofday (struct timeval *__restrict __tv,
			 struct timezone *__restrict __tz)
     __THROW __nonnull ((1));
#else
extern int gettimeofday (struct timeval *__restrict __tv,
			 void *__restrict __tz)
     __THROW __nonnull ((1));
#endif
__END_DECLS
@end@

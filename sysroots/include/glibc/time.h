@if floor < 2.31@
#include <abicc-host/time.h>
#ifdef __USE_MISC
__BEGIN_DECLS
extern int stime (const time_t *__when) __THROW;
__END_DECLS
#endif
@end@

@if floor < 2.28@
#include <abicc-host/stdlib.h>
__BEGIN_DECLS
#ifdef __USE_XOPEN
extern void setkey (const char *__key) __THROW __nonnull ((1));
#endif
@if floor < 2.26@
#if defined __USE_MISC && !defined __cplusplus
extern void cfree (void *__ptr) __THROW;
#endif
@end@
__END_DECLS
@end@

@if floor < 2.32 and host >= 2.32@
@# Replaced by strerror in 2.32.
#include <abicc-host/stdio.h>
__BEGIN_DECLS
#ifdef __USE_MISC
extern int sys_nerr;
extern const char *const sys_errlist[];
#endif
#ifdef __USE_GNU
extern int _sys_nerr;
extern const char *const _sys_errlist[];
#endif
__END_DECLS
@end@

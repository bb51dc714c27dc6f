@if floor < 2.28@
@# The crypt functions of X/Open, which newer releases declare in <crypt.h> only or not at all.
#include <abicc-host/unistd.h>
#ifdef __USE_XOPEN
__BEGIN_DECLS
extern char *crypt (const char *__phrase, const char *__salt)
     __THROW __nonnull ((1, 2));
extern void encrypt (char *__glibc_block, int __edflag)
     __THROW __nonnull ((1));
__END_DECLS
#endif
@end@

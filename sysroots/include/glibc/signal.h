@if floor < 2.32 and floor < host@
#include <abicc-host/signal.h>
__BEGIN_DECLS
@if host >= 2.32@
@# Replaced by strsignal in 2.32.
#ifdef __USE_MISC
extern const char *const _sys_siglist[_NSIG];
extern const char *const sys_siglist[_NSIG];
#endif
@end@
@if floor < 2.26@
#ifdef __USE_XOPEN
extern __sighandler_t bsd_signal (int __sig, __sighandler_t __handler) __THROW;
#endif
@# Not on mips, where both numbers differ.
#if SIGSYS == 31 && !defined SIGUNUSED
# define SIGUNUSED SIGSYS
#endif
@end@
@if floor < 2.21@
#ifdef __USE_MISC
struct sigvec
{
  __sighandler_t sv_handler;
  int sv_mask;
  int sv_flags;
};
# define SV_ONSTACK (1 << 0)
# define SV_INTERRUPT (1 << 1)
# define SV_RESETHAND (1 << 2)
# define sv_onstack sv_flags
extern int sigvec (int __sig, const struct sigvec *__vec,
		   struct sigvec *__ovec) __THROW;
#endif
@end@
__END_DECLS
@end@

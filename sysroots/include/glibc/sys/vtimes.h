@if floor < 2.33 and absent@
#ifndef _SYS_VTIMES_H
#define _SYS_VTIMES_H 1

#include <features.h>

#define VTIMES_UNITS_PER_SECOND 60

struct vtimes
{
  int vm_utime;
  int vm_stime;
  unsigned int vm_idsrss;
  unsigned int vm_ixrss;
  int vm_maxrss;
  int vm_majflt;
  int vm_minflt;
  int vm_nswap;
  int vm_inblk;
  int vm_oublk;
};

__BEGIN_DECLS
extern int vtimes (struct vtimes *__current, struct vtimes *__child) __THROW;
__END_DECLS

#endif
@end@

@if floor < 2.28 and absent@
#ifndef _SYS_USTAT_H
#define _SYS_USTAT_H 1

#include <features.h>
#include <sys/types.h>

struct ustat
{
  __daddr_t f_tfree;
  __ino_t f_tinode;
  char f_fname[6];
  char f_fpack[6];
};

__BEGIN_DECLS
extern int ustat (__dev_t __dev, struct ustat *__ubuf) __THROW;
__END_DECLS

#endif
@end@

@if floor < 2.28 and host >= 2.28 and no-polyfill statx@
@# statx and struct statx are new in 2.28. The host's header would also include <linux/stat.h>, whose struct a program may
@# still include itself.
/* This release has no statx.  */
@end@

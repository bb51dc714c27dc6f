@if floor < 2.23@
@# With 64-bit offsets newer headers redirect fts_* to fts64_* (2.23). If off_t always has 64 bits, the plain functions are the same.
@# Otherwise the old header refused 64-bit offsets too.
#include <sys/types.h>
#ifdef __USE_FILE_OFFSET64
# include <bits/wordsize.h>
# if __WORDSIZE == 32
#  error "<fts.h> of this glibc cannot be used with _FILE_OFFSET_BITS=64"
# endif
# undef __USE_FILE_OFFSET64
# include <abicc-host/fts.h>
# define __USE_FILE_OFFSET64 1
#else
# include <abicc-host/fts.h>
#endif
@end@

@if floor < 2.28 and no-polyfill thrd_create@
@# <threads.h> is new in 2.28. gcc reads this header before each source, and shows each file that it includes in
@# preprocessed text: so it is one file, with the macros of the host's.
#ifndef _STDC_PREDEF_H
#define _STDC_PREDEF_H 1
#ifndef __GCC_IEC_559
# define __STDC_IEC_559__ 1
# define __STDC_IEC_60559_BFP__ 201404L
#elif __GCC_IEC_559 > 0
# define __STDC_IEC_559__ 1
# define __STDC_IEC_60559_BFP__ 201404L
#endif
#ifndef __GCC_IEC_559_COMPLEX
# define __STDC_IEC_559_COMPLEX__ 1
# define __STDC_IEC_60559_COMPLEX__ 201404L
#elif __GCC_IEC_559_COMPLEX > 0
# define __STDC_IEC_559_COMPLEX__ 1
# define __STDC_IEC_60559_COMPLEX__ 201404L
#endif
#define __STDC_ISO_10646__ 201706L
#ifndef __STDC_NO_THREADS__
# define __STDC_NO_THREADS__ 1
#endif
#endif
@end@

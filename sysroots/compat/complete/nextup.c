/* nextup (TS 18661-1, glibc 2.24): the least number above, without flags. */
#include "nextup.h"

FOR_NEXT_NUMBERS(nextup, , )

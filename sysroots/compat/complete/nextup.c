/* nextup (TS 18661-1, glibc 2.24): the next higher number; raises no flags. */
#include "nextup.h"

FOR_NEXT_NUMBERS(nextup, , )

/* nextdown (TS 18661-1, glibc 2.24): the greatest number below, without flags. */
#include "nextup.h"

FOR_NEXT_NUMBERS(nextdown, -, -)

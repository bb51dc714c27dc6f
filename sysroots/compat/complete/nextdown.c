/* nextdown (TS 18661-1, glibc 2.24): the next lower number; raises no flags. */
#include "nextup.h"

FOR_NEXT_NUMBERS(nextdown, -, -)

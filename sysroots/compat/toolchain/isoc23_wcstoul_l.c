/* __isoc23_wcstoul_l (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER_L(__isoc23_wcstoul_l, unsigned long, wchar_t, binary_parse_wide_l,
                         binary_unsigned, wcstoul_l)

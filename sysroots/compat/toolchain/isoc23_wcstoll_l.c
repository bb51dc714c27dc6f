/* __isoc23_wcstoll_l (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER_L(__isoc23_wcstoll_l, long long, wchar_t, binary_parse_wide_l, binary_signed,
                         wcstoll_l)

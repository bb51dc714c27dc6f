/* __isoc23_wcstoll (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_wcstoll, long long, wchar_t, binary_parse_wide, binary_signed,
                       wcstoll)

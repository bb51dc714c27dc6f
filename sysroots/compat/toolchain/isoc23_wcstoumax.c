/* __isoc23_wcstoumax (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_wcstoumax, uintmax_t, wchar_t, binary_parse_wide, binary_unsigned,
                       wcstoull)

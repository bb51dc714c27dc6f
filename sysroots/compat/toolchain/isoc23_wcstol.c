/* __isoc23_wcstol (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_wcstol, long, wchar_t, binary_parse_wide, binary_signed, wcstol)

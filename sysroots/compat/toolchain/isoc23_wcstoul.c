/* __isoc23_wcstoul (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_wcstoul, unsigned long, wchar_t, binary_parse_wide, binary_unsigned,
                       wcstoul)

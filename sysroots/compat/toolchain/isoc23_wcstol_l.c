/* __isoc23_wcstol_l and its kin (glibc 2.38) */
#include "isoc23.h"

DEFINE_BINARY_PARSE(wchar_t, __iswspace_l((unsigned)*text, locale))

DEFINE_TEXT_TO_INTEGER_L(__isoc23_wcstol_l, long, wchar_t, binary_signed, wcstol_l)
DEFINE_TEXT_TO_INTEGER_L(__isoc23_wcstoul_l, unsigned long, wchar_t, binary_unsigned, wcstoul_l)
DEFINE_TEXT_TO_INTEGER_L(__isoc23_wcstoll_l, long long, wchar_t, binary_signed, wcstoll_l)
DEFINE_TEXT_TO_INTEGER_L(__isoc23_wcstoull_l, unsigned long long, wchar_t, binary_unsigned,
                         wcstoull_l)

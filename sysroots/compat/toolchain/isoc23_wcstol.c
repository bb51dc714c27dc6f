/* __isoc23_wcstol and its kin (glibc 2.38) */
#include "isoc23.h"

DEFINE_BINARY_PARSE(wchar_t, iswspace((unsigned)*text))

DEFINE_TEXT_TO_INTEGER(__isoc23_wcstol, long, wchar_t, binary_signed, wcstol)
DEFINE_TEXT_TO_INTEGER(__isoc23_wcstoul, unsigned long, wchar_t, binary_unsigned, wcstoul)
DEFINE_TEXT_TO_INTEGER(__isoc23_wcstoll, long long, wchar_t, binary_signed, wcstoll)
DEFINE_TEXT_TO_INTEGER(__isoc23_wcstoull, unsigned long long, wchar_t, binary_unsigned, wcstoull)
DEFINE_TEXT_TO_INTEGER(__isoc23_wcstoimax, intmax_t, wchar_t, binary_signed, wcstoll)
DEFINE_TEXT_TO_INTEGER(__isoc23_wcstoumax, uintmax_t, wchar_t, binary_unsigned, wcstoull)

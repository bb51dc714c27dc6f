/* __isoc23_strtol and its kin (glibc 2.38) */
#include "isoc23.h"

DEFINE_BINARY_PARSE(char, isspace((unsigned char)*text))

DEFINE_TEXT_TO_INTEGER(__isoc23_strtol, long, char, binary_signed, strtol)
DEFINE_TEXT_TO_INTEGER(__isoc23_strtoul, unsigned long, char, binary_unsigned, strtoul)
DEFINE_TEXT_TO_INTEGER(__isoc23_strtoll, long long, char, binary_signed, strtoll)
DEFINE_TEXT_TO_INTEGER(__isoc23_strtoull, unsigned long long, char, binary_unsigned, strtoull)
DEFINE_TEXT_TO_INTEGER(__isoc23_strtoimax, intmax_t, char, binary_signed, strtoll)
DEFINE_TEXT_TO_INTEGER(__isoc23_strtoumax, uintmax_t, char, binary_unsigned, strtoull)

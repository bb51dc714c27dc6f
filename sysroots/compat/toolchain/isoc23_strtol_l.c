/* __isoc23_strtol_l and its kin (glibc 2.38) */
#include "isoc23.h"

DEFINE_BINARY_PARSE(char, __isspace_l((unsigned char)*text, locale))

DEFINE_TEXT_TO_INTEGER_L(__isoc23_strtol_l, long, char, binary_signed, strtol_l)
DEFINE_TEXT_TO_INTEGER_L(__isoc23_strtoul_l, unsigned long, char, binary_unsigned, strtoul_l)
DEFINE_TEXT_TO_INTEGER_L(__isoc23_strtoll_l, long long, char, binary_signed, strtoll_l)
DEFINE_TEXT_TO_INTEGER_L(__isoc23_strtoull_l, unsigned long long, char, binary_unsigned, strtoull_l)

/* __isoc23_strtoull_l (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER_L(__isoc23_strtoull_l, unsigned long long, char, binary_parse_l,
                         binary_unsigned, strtoull_l)

/* __isoc23_strtoul_l (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER_L(__isoc23_strtoul_l, unsigned long, char, binary_parse_l, binary_unsigned,
                         strtoul_l)

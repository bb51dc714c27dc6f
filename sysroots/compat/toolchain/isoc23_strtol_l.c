/* __isoc23_strtol_l (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER_L(__isoc23_strtol_l, long, char, binary_parse_l, binary_signed, strtol_l)

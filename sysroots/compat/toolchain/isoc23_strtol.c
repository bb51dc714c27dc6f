/* __isoc23_strtol (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_strtol, long, char, binary_parse, binary_signed, strtol)

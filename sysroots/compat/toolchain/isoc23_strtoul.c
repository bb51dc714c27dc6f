/* __isoc23_strtoul (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_strtoul, unsigned long, char, binary_parse, binary_unsigned,
                       strtoul)

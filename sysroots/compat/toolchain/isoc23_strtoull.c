/* __isoc23_strtoull (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_strtoull, unsigned long long, char, binary_parse, binary_unsigned,
                       strtoull)

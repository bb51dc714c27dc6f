/* __isoc23_strtoimax (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_strtoimax, intmax_t, char, binary_parse, binary_signed, strtoll)

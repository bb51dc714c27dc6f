/* __fe_dfl_mode (glibc 2.25), to which FE_DFL_MODE points on PowerPC: the default modes of
 * floating-point arithmetic. */
#include "libc.h"

extern const double __fe_dfl_mode;
const double __fe_dfl_mode = 0;

/* getauxval (glibc 2.16; errno ENOENT as since 2.19) */
#include "auxv.h"

unsigned long getauxval(unsigned long type)
{
    return auxv_get(type);
}

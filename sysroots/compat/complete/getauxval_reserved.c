/* __getauxval (glibc 2.16), which libgcc's CPU detection calls. */
#include "auxv.h"

unsigned long __getauxval(unsigned long type)
{
    return auxv_get(type);
}

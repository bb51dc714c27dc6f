/* __getauxval (glibc 2.16), by which libgcc's CPU detection asks. */
#include "auxv.h"

unsigned long __getauxval(unsigned long type)
{
    return auxv_get(type);
}

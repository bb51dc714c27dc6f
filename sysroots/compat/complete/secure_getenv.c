/* secure_getenv (glibc 2.17), which older releases have under another name. */
#include "libc.h"

char *secure_getenv(const char *name)
{
    return __secure_getenv(name);
}

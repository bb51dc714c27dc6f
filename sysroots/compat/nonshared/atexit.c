/* atexit must be part of each object, so that a library that is unloaded takes its own handlers
 * with it. */
#include "dso.h"

extern int __cxa_atexit(void (*function)(void *), void *argument, void *dso);
int atexit(void (*function)(void));

int atexit(void (*function)(void))
{
    return __cxa_atexit((void (*)(void *))function, 0, dso_self());
}

/* atexit must be part of each program and library, so that a library's handlers are removed when
 * it is unloaded. */
#include "dso.h"

extern int __cxa_atexit(void (*function)(void *), void *argument, void *dso);
int atexit(void (*function)(void));

int atexit(void (*function)(void))
{
    return __cxa_atexit((void (*)(void *))function, 0, dso_self());
}

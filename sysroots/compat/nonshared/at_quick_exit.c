/* at_quick_exit must be part of each object, so that a library that is unloaded takes its own
 * handlers with it. */
#include "dso.h"

extern int __cxa_at_quick_exit(void (*function)(void *), void *dso);
int at_quick_exit(void (*function)(void));

int at_quick_exit(void (*function)(void))
{
    return __cxa_at_quick_exit((void (*)(void *))function, dso_self());
}

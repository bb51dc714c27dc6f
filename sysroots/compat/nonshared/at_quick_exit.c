/* at_quick_exit must be part of each program and library, so that a library's handlers are
 * removed when it is unloaded. */
#include "dso.h"

extern int __cxa_at_quick_exit(void (*function)(void *), void *dso);
int at_quick_exit(void (*function)(void));

int at_quick_exit(void (*function)(void))
{
    return __cxa_at_quick_exit((void (*)(void *))function, dso_self());
}

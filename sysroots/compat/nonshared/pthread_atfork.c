/* pthread_atfork must be part of each program and library, so that a library's handlers are
 * removed when it is unloaded. */
#include "dso.h"

extern int __register_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void),
                             void *dso);
int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void));

int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    return __register_atfork(prepare, parent, child, dso_self());
}

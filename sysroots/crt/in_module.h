/* What the module that an object is linked into may have or not. */
#ifndef IN_MODULE_H
#define IN_MODULE_H

#include "libc.h"

/* Weak: what a module does not use is not linked for this. Hidden, for else it would be looked for
 * in other modules. Only pointers in memory may hold its address, marked volatile: where code asks
 * for one that is not there, gold answers with one that is not null. */
#define IN_THIS_MODULE __attribute__((weak, visibility("hidden")))

/* And where a library is linked with -flto, gold puts the start of the library there. */
extern const char __ehdr_start[] IN_THIS_MODULE;
static bool is_linked(const void *address)
{
    return address && address != __ehdr_start;
}

#endif

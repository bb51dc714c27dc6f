/* References to functions that the module of an object may or may not contain. */
#ifndef IN_MODULE_H
#define IN_MODULE_H

#include "libc.h"

/* Weak, so that a module does not link a function only because of this reference. Hidden,
 * because otherwise other modules would be searched for it. Its address may only be stored in
 * pointers in memory that are marked volatile: if code takes the address of a function that is
 * not there, gold does not return null. */
#define IN_THIS_MODULE __attribute__((weak, visibility("hidden")))

/* If a library is linked with -flto, gold stores the start of the library there. */
extern const char __ehdr_start[] IN_THIS_MODULE;
static bool is_linked(const void *address)
{
    return address && address != __ehdr_start;
}

#endif

/* Prepares this module's copy of the unwinder when the module is loaded.
 *
 * Up to gcc 12, each copy of libgcc's unwinder fills its table of register sizes when it first
 * unwinds. A module's personality function calls its own copy with a context that the copy of
 * the throwing module made. If the table of the module's own copy is still empty, _Unwind_SetGR
 * calls abort() (libgcc, unwind-dw2.c). The unwinder of arm (EHABI) has no such table. */
#ifndef UNWINDER_H
#define UNWINDER_H

#ifndef __arm__

#ifdef FOR_MUSL
#include "in_module.h"

/* A static program that is no PIE has no other modules, and its tables are registered only after
 * this constructor. */
extern const char _DYNAMIC[] IN_THIS_MODULE;
static const char *volatile const dynamic_section = _DYNAMIC;
#define IS_ALONE (!is_linked(dynamic_section))
#else
#define IS_ALONE 0
#endif

/* Weak: a module that cannot unwind needs no preparation. */
extern int _Unwind_Backtrace(int (*visit)(void *context, void *data), void *data)
    __attribute__((weak, visibility("default")));

static int stop(void *context, void *data)
{
    (void)context;
    (void)data;
    return 5; /* _URC_END_OF_STACK */
}

/* Runs before constructors that might throw (101 is the first priority that is not reserved). */
__attribute__((constructor(101))) static void ready_unwinder(void)
{
    if (_Unwind_Backtrace && !IS_ALONE)
        _Unwind_Backtrace(stop, 0);
}

#endif

#endif

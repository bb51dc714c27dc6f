/* Identifies the loaded object that contains the calling code. */
#ifndef DSO_H
#define DSO_H

#include "unwind_tables.h"

/* Defined by crtbegin: NULL in a program, its own address in a shared library. Weak for
 * -nostartfiles. */
extern void *__dso_handle __attribute__((weak, visibility("hidden")));

static inline void *dso_self(void)
{
    return &__dso_handle ? __dso_handle : 0;
}

#endif

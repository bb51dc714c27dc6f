/* glibc's own functions have cleanups (pthread_once has, for example). For these glibc loads the
 * target's libgcc_s, which is another copy of the unwinder and, up to gcc 12, one that must
 * still fill its table (unwinder.h). */
#ifndef GLIBC_UNWINDER_H
#define GLIBC_UNWINDER_H

#include "in_module.h"

/* The same as in exceptions.c. */
struct exception_record {
    void *caught;
    unsigned uncaught;
};
typedef struct exception_record *get_record(void);
extern get_record __cxa_get_globals IN_THIS_MODULE;
static get_record *volatile const exceptions = __cxa_get_globals;

/* If the frame belongs to the object of that name, lets glibc's copy of the unwinder unwind
 * once, by backtrace(). Only while an exception is passing: a signal handler that walks the
 * stack must not call the loader. */
static void ready_unwinder_of_glibc(const char *object)
{
    static char is_ready;
    get_record *get = exceptions;
    if (__atomic_load_n(&is_ready, __ATOMIC_RELAXED) || !is_linked((const void *)get) || !object)
        return;
    const char *slash = strrchr(object, '/');
    const char *file = slash ? slash + 1 : object;
    if (strcmp(file, "libpthread.so.0") != 0 && strcmp(file, "libc.so.6") != 0)
        return;
    if (get()->uncaught == 0)
        return;
    __atomic_store_n(&is_ready, 1, __ATOMIC_RELAXED);
    void *frame;
    backtrace(&frame, 1);
}

#endif

/* The personality function of C functions, in front of the one in libgcc_eh.a. It runs the
 * cleanups of C code that was compiled with -fexceptions (the attribute `cleanup`,
 * pthread_cleanup_push) when an exception or a cancellation passes. It does what libgcc's
 * function does. As it is linked exactly if C code has cleanups, it also prepares the module's
 * copy of the unwinder. The unwinder of arm (EHABI) needs no preparation. */
#ifndef __arm__
#include "exception_tables.h"
#include "unwinder.h"

enum { FATAL_PHASE1_ERROR = 3, INSTALL_CONTEXT = 7, CONTINUE_UNWIND = 8 };
enum { ACTION_CLEANUP_PHASE = 2 };

#define LIBGCC __attribute__((visibility("default")))
LIBGCC extern const unsigned char *_Unwind_GetLanguageSpecificData(void *context);
LIBGCC extern uintptr_t _Unwind_GetRegionStart(void *context);
LIBGCC extern uintptr_t _Unwind_GetIPInfo(void *context, int *is_before);
LIBGCC extern void _Unwind_SetGR(void *context, int number, uintptr_t value);
LIBGCC extern void _Unwind_SetIP(void *context, uintptr_t value);

/* Returns the cleanup of the call at `place`, an offset from the start of the function, or 0 if
 * it has none. */
static uintptr_t find_cleanup(const struct tables *tables, uintptr_t place)
{
    for (const unsigned char *at = tables->sites; at < tables->sites_end;) {
        uintptr_t start = read_number(&at, tables->site_encoding);
        uintptr_t length = read_number(&at, tables->site_encoding);
        uintptr_t landing_pad = read_number(&at, tables->site_encoding);
        (void)read_uleb(&at); /* the action: in C always a cleanup */
        if (place < start)
            break; /* they are sorted */
        if (place - start < length)
            return landing_pad ? tables->landing_base + landing_pad : 0;
    }
    return 0;
}

int __gcc_personality_v0(int version, int actions, uint64_t class, void *exception, void *context);

int __gcc_personality_v0(int version, int actions, uint64_t class, void *exception, void *context)
{
    (void)class;
    if (version != 1)
        return FATAL_PHASE1_ERROR;
    const unsigned char *data = _Unwind_GetLanguageSpecificData(context);
    if (!(actions & ACTION_CLEANUP_PHASE) || !data)
        return CONTINUE_UNWIND;
    struct tables tables;
    uintptr_t function = _Unwind_GetRegionStart(context);
    read_tables(data, function, &tables);
    int is_before = 0; /* the address after a call, but for a signal the address itself */
    uintptr_t ip = _Unwind_GetIPInfo(context, &is_before);
    uintptr_t cleanup = find_cleanup(&tables, ip - !is_before - function);
    if (!cleanup)
        return CONTINUE_UNWIND;
    _Unwind_SetGR(context, __builtin_eh_return_data_regno(0), (uintptr_t)exception);
    _Unwind_SetGR(context, __builtin_eh_return_data_regno(1), 0);
    _Unwind_SetIP(context, cleanup);
    return INSTALL_CONTEXT;
}

#endif

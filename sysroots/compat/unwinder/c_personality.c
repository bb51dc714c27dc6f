/* The personality function of C frames, in front of libgcc_eh.a's: what runs the cleanups of C that
 * was compiled with -fexceptions (the attribute `cleanup`, pthread_cleanup_push) when an exception
 * or a cancellation passes. It does what libgcc's does; and being linked exactly where C has
 * cleanups, it readies the copy of the unwinder beside it. */
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

/* The cleanup of the call at `place`, counted from the function's start, or 0 when it has none. */
static uintptr_t find_cleanup(const struct tables *tables, uintptr_t place)
{
    for (const unsigned char *at = tables->sites; at < tables->sites_end;) {
        uintptr_t start = read_number(&at, tables->site_encoding);
        uintptr_t length = read_number(&at, tables->site_encoding);
        uintptr_t landing_pad = read_number(&at, tables->site_encoding);
        (void)read_uleb(&at); /* the action: in C a cleanup is all there is */
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
    int is_before = 0; /* a call returns behind itself, a signal to the very place */
    uintptr_t ip = _Unwind_GetIPInfo(context, &is_before);
    uintptr_t cleanup = find_cleanup(&tables, ip - !is_before - function);
    if (!cleanup)
        return CONTINUE_UNWIND;
    _Unwind_SetGR(context, __builtin_eh_return_data_regno(0), (uintptr_t)exception);
    _Unwind_SetGR(context, __builtin_eh_return_data_regno(1), 0);
    _Unwind_SetIP(context, cleanup);
    return INSTALL_CONTEXT;
}

/* The personality function of C++ functions, in place of libc++abi's. It finds the handler of an
 * exception and the cleanups on the way to it (Itanium C++ ABI: Exception Handling, 2.5; the
 * tables: LSB, "Exception Frames", and LLVM's "Exception Handling in LLVM").
 *
 * libc++abi compares types by the addresses of their names, which works if a process has one
 * libc++abi. With abicc each module has its own copy, including the types of the standard
 * exceptions, so one module could not catch what another throws. This function compares types of
 * different copies by name, as libstdc++ compares all types. For types of the same copy it calls
 * libc++abi's own function.
 *
 * Between copies, a pointer is caught as the same type, as a type with more qualifiers, as void
 * *, or as a pointer to a base class. Conversions at deeper levels (char ** to const char *const
 * *) are not supported.
 *
 * The definition is weak and in no archive, so that it takes precedence over libc++abi's. If an
 * exception specification (throw (X), up to C++14) makes the link include libc++abi's member,
 * libc++abi's function is used in that module. References to other functions are weak too, so
 * that a program without exceptions does not link anything for them.
 *
 * On arm, whose unwinder has another interface (EHABI), libc++abi's own function stays: what one
 * module throws, another catches only by catch (...). */
#ifndef __arm__
#pragma weak _Unwind_GetIP
#pragma weak _Unwind_GetLanguageSpecificData
#pragma weak _Unwind_GetRegionStart
#pragma weak _Unwind_SetGR
#pragma weak _Unwind_SetIP
#include <unwind.h>

#include "exception_tables.h"
#include "libcxx_types.h"

/* --- matching a handler -------------------------------------------------------------- */

/* The virtual functions of a type description in libc++abi: two destructors, two that do
 * nothing, then this one. */
enum { CAN_CATCH = 4 };
typedef bool can_catch(const struct type *caught, const struct type *thrown, void **object);

enum { QUALIFIERS = 0x07 /* const, volatile, restrict */, PROMISES = 0x60 /* noexcept ... */ };
struct pointer_type {
    struct type type;
    unsigned flags;
    const struct type *pointee;
};

static const struct pointer_type *as_pointer(const struct type *type)
{
    return is_kind(type, "N10__cxxabiv119__pointer_type_infoE") ? (const void *)type : NULL;
}

/* Converts `object` to that base class, if it is one that may be caught: public and unambiguous. */
static bool reach_class(const struct type *class, const struct type *thrown, void **object)
{
    struct search search = {.name = class->name};
    search_bases(thrown, *object, true, &search);
    if (!search.is_public || search.is_ambiguous)
        return false;
    *object = search.found;
    return true;
}

static bool reach_pointer(const struct pointer_type *caught, const struct type *thrown,
                          void **object)
{
    if (strcmp(thrown->name, "Dn") == 0) { /* nullptr */
        *object = NULL;
        return true;
    }
    const struct pointer_type *pointer = as_pointer(thrown);
    if (!pointer || (pointer->flags & ~caught->flags & QUALIFIERS) ||
        (caught->flags & ~pointer->flags & PROMISES))
        return false;
    void *pointed = *(void **)*object;
    bool is_reached = strcmp(caught->pointee->name, "v") == 0
                          ? !is_kind(pointer->pointee, "N10__cxxabiv120__function_type_infoE")
                          : reach_class(caught->pointee, pointer->pointee, &pointed);
    if (is_reached)
        *object = pointed;
    return is_reached;
}

static bool catches(const struct type *caught, const struct type *thrown, void **object)
{
    if (are_of_one_copy(caught, thrown)) {
        can_catch *method = (can_catch *)caught->methods[CAN_CATCH];
        return method(caught, thrown, object);
    }
    const struct pointer_type *pointer = as_pointer(caught);
    return pointer ? reach_pointer(pointer, thrown, object) : reach_class(caught, thrown, object);
}

/* --- exceptions, as libc++abi lays them out (its cxa_exception.h) -------------------- */

struct exception {
    void *reserve;
    void *primary; /* for a dependent exception: the object that was thrown */
    const struct type *type;
    void (*destroy)(void *);
    void (*unexpected)(void);
    void (*terminate)(void);
    struct exception *next;
    int handler_count;
    int selector;
    const unsigned char *action;
    const unsigned char *tables;
    void *landing_pad;
    void *object; /* as the handler sees it */
    struct _Unwind_Exception header;
};

static const uint64_t class_mask = 0xffffffffffffff00, own_class = 0x434c4e47432b2b00; /* CLNGC++ */

static bool is_own(const struct _Unwind_Exception *header)
{
    return (header->exception_class & class_mask) == own_class;
}

static struct exception *exception_of(struct _Unwind_Exception *header)
{
    return (struct exception *)(header + 1) - 1;
}

static void *object_of(struct _Unwind_Exception *header)
{
    bool is_dependent = is_own(header) && (header->exception_class & ~class_mask);
    return is_dependent ? exception_of(header)->primary : header + 1;
}

extern void *__cxa_begin_catch(void *header) __attribute__((weak, visibility("default")));
extern _Noreturn void std_terminate(void) __asm__("_ZSt9terminatev")
    __attribute__((weak, visibility("default")));

static _Noreturn void terminate(struct _Unwind_Exception *header)
{
    if (!__cxa_begin_catch || !std_terminate)
        abort();
    __cxa_begin_catch(header);
    std_terminate();
}

/* --- tables -------------------------------------------------------------------------- */

struct handler {
    uintptr_t landing_pad;
    long selector; /* 0: a cleanup */
    const unsigned char *action;
    void *object;
};

static const struct type *type_at(const struct tables *tables, long index)
{
    const unsigned char *at = tables->types - (size_t)index * size_of_format(tables->type_encoding);
    return (const struct type *)read_pointer(&at, tables->type_encoding);
}

/* --- searching one frame ------------------------------------------------------------- */

struct frame {
    struct tables tables;
    struct _Unwind_Exception *header;
    bool wants_handler, wants_cleanup;
};

static bool is_caught(const struct frame *frame, long selector, void **object)
{
    const struct type *caught = type_at(&frame->tables, selector);
    *object = object_of(frame->header);
    if (!caught)
        return true; /* catch (...) */
    return is_own(frame->header) && catches(caught, exception_of(frame->header)->type, object);
}

/* Follows the chain of actions that begins at `offset`. An entry has a selector and the offset
 * of the next entry. Selectors below 0 are exception specifications, which libc++abi's own
 * function handles. */
static bool walk_actions(const struct frame *frame, uint64_t offset, struct handler *handler)
{
    const unsigned char *at = frame->tables.actions + offset - 1;
    bool has_cleanup = false;
    for (;;) {
        handler->action = at;
        handler->selector = read_sleb(&at);
        if (handler->selector > 0 && frame->wants_handler &&
            is_caught(frame, handler->selector, &handler->object))
            return true;
        has_cleanup |= handler->selector == 0;
        const unsigned char *next = at;
        int64_t way = read_sleb(&at);
        if (way == 0)
            break;
        at = next + way;
    }
    handler->selector = 0;
    return has_cleanup && frame->wants_cleanup;
}

/* Returns whether there is anything to do in the frame that was left at `place`, an offset from
 * the start of its function. */
static bool search_sites(const struct frame *frame, uintptr_t place, struct handler *handler)
{
    const struct tables *tables = &frame->tables;
    *handler = (struct handler){0};
    for (const unsigned char *at = tables->sites; at < tables->sites_end;) {
        uintptr_t start = read_number(&at, tables->site_encoding);
        uintptr_t length = read_number(&at, tables->site_encoding);
        uintptr_t landing_pad = read_number(&at, tables->site_encoding);
        uint64_t action = read_uleb(&at);
        if (place < start)
            break;
        if (place - start >= length)
            continue;
        if (landing_pad == 0)
            return false;
        handler->landing_pad = tables->landing_base + landing_pad;
        return action ? walk_actions(frame, action, handler) : frame->wants_cleanup;
    }
    terminate(frame->header); /* a noexcept function */
}

static void keep(struct exception *exception, const struct handler *handler,
                 const unsigned char *tables)
{
    exception->selector = (int)handler->selector;
    exception->action = handler->action;
    exception->tables = tables;
    exception->landing_pad = (void *)handler->landing_pad;
    exception->object = handler->object;
}

static _Unwind_Reason_Code land(struct _Unwind_Context *context, struct _Unwind_Exception *header,
                                uintptr_t landing_pad, long selector)
{
    _Unwind_SetGR(context, __builtin_eh_return_data_regno(0), (uintptr_t)header);
    _Unwind_SetGR(context, __builtin_eh_return_data_regno(1), (uintptr_t)selector);
    _Unwind_SetIP(context, landing_pad);
    return _URC_INSTALL_CONTEXT;
}

_Unwind_Reason_Code
__gxx_personality_v0(int version, _Unwind_Action actions, _Unwind_Exception_Class class,
                     struct _Unwind_Exception *header, struct _Unwind_Context *context)
    __attribute__((weak, visibility("hidden")));

_Unwind_Reason_Code __gxx_personality_v0(int version, _Unwind_Action actions,
                                         _Unwind_Exception_Class class,
                                         struct _Unwind_Exception *header,
                                         struct _Unwind_Context *context)
{
    (void)class; /* the header has it too */
    if (version != 1)
        return _URC_FATAL_PHASE1_ERROR;
    bool is_handlers = actions & _UA_HANDLER_FRAME;
    if (is_handlers && is_own(header)) { /* found in the first phase */
        const struct exception *exception = exception_of(header);
        return land(context, header, (uintptr_t)exception->landing_pad, exception->selector);
    }
    const unsigned char *tables = _Unwind_GetLanguageSpecificData(context);
    if (!tables)
        return _URC_CONTINUE_UNWIND;
    struct frame frame = {.header = header,
                          .wants_handler = (actions & _UA_SEARCH_PHASE) || is_handlers,
                          .wants_cleanup = (actions & _UA_CLEANUP_PHASE) && !is_handlers};
    uintptr_t function = _Unwind_GetRegionStart(context);
    read_tables(tables, function, &frame.tables);
    struct handler handler;
    /* One byte back: the return address may be outside the call's own region. */
    if (!search_sites(&frame, _Unwind_GetIP(context) - 1 - function, &handler))
        return _URC_CONTINUE_UNWIND;
    if (!(actions & _UA_SEARCH_PHASE))
        return land(context, header, handler.landing_pad, handler.selector);
    if (is_own(header))
        keep(exception_of(header), &handler, tables);
    return _URC_HANDLER_FOUND;
}

#endif

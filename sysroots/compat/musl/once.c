/* pthread_once for std::call_once: an exception may pass through it, and another thread tries then.
 * musl's function has no tables for unwinding, so the program would be terminated. This one has the
 * same states as musl's, and can be used with it on one control. */
#include "libc.h"

enum { FRESH, RUNNING, DONE, AWAITED };
enum { FUTEX_WAIT = 0, FUTEX_WAKE = 1, FUTEX_PRIVATE = 128 };

/* As musl's <pthread.h> has it for pthread_cleanup_push: thread cancellation runs the handler. */
struct cleanup {
    void (*run)(void *);
    void *argument;
    struct cleanup *next;
};
extern void _pthread_cleanup_push(struct cleanup *cleanup, void (*run)(void *), void *argument);
extern void _pthread_cleanup_pop(struct cleanup *cleanup, int is_run);

int __abicc_once(int *control, void (*function)(void));

struct call {
    struct cleanup cleanup;
    int *control;
    bool has_returned;
};

static void leave(int *control, int state)
{
    if (__atomic_exchange_n(control, state, __ATOMIC_SEQ_CST) == AWAITED)
        syscall(SYS_futex, control, FUTEX_WAKE | FUTEX_PRIVATE, INT32_MAX, 0);
}

static void undo(void *control)
{
    leave(control, FRESH);
}

static void end_call(struct call *call)
{
    _pthread_cleanup_pop(&call->cleanup, !call->has_returned);
    if (call->has_returned)
        leave(call->control, DONE);
}

static void run(int *control, void (*function)(void))
{
    __attribute__((cleanup(end_call))) struct call call = {.control = control};
    _pthread_cleanup_push(&call.cleanup, undo, control);
    function();
    call.has_returned = true;
}

int __abicc_once(int *control, void (*function)(void))
{
    for (;;) {
        int state = FRESH;
        if (__atomic_compare_exchange_n(control, &state, RUNNING, false, __ATOMIC_SEQ_CST,
                                        __ATOMIC_SEQ_CST)) {
            run(control, function);
            return 0;
        }
        if (state == DONE)
            return 0;
        if (state == RUNNING)
            __atomic_compare_exchange_n(control, &state, AWAITED, false, __ATOMIC_SEQ_CST,
                                        __ATOMIC_SEQ_CST);
        syscall(SYS_futex, control, FUTEX_WAIT | FUTEX_PRIVATE, AWAITED, 0);
    }
}

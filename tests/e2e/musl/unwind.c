/* libgcc's unwinder: cleanups run as a forced unwind passes them, in the main thread and in others,
 * in a program that has thread keys (see sysroots/compat/musl/threads.c). */
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unwind.h>

#ifdef __arm__
typedef _Unwind_Control_Block exception_t;
#else
typedef struct _Unwind_Exception exception_t;
#endif

struct state {
    int cleaned;
    jmp_buf out;
};
static pthread_key_t key;

static void clean(int *step)
{
    struct state *state = pthread_getspecific(key);
    state->cleaned = state->cleaned * 10 + *step;
}

static _Unwind_Reason_Code stop(int version, _Unwind_Action actions, _Unwind_Exception_Class class,
                                exception_t *exception, struct _Unwind_Context *context, void *data)
{
    struct state *state = data;
    (void)version, (void)class, (void)exception, (void)context;
    if (state->cleaned == 21 || (actions & _UA_END_OF_STACK))
        longjmp(state->out, 1);
    return _URC_NO_REASON;
}

__attribute__((noinline)) static void inner(struct state *state, exception_t *exception)
{
    int step __attribute__((cleanup(clean), unused)) = 2;
    _Unwind_ForcedUnwind(exception, stop, state);
}

__attribute__((noinline)) static void outer(struct state *state, exception_t *exception)
{
    int step __attribute__((cleanup(clean), unused)) = 1;
    inner(state, exception);
}

static _Unwind_Reason_Code count(struct _Unwind_Context *context, void *frames)
{
    (void)context;
    ++*(int *)frames;
    return _URC_NO_REASON;
}

static void *run(void *result)
{
    exception_t exception = {0};
    struct state *state = calloc(1, sizeof(*state));
    int frames = 0;
    pthread_setspecific(key, state);
    if (!setjmp(state->out))
        outer(state, &exception);
    _Unwind_Backtrace(count, &frames);
    *(int *)result = frames ? state->cleaned : -1;
    return NULL;
}

int main(void)
{
    pthread_t threads[4];
    int results[5];
    pthread_key_create(&key, free);
    run(&results[4]);
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, run, &results[i]);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    printf("cleaned %d %d %d %d %d\n", results[0], results[1], results[2], results[3], results[4]);
    return 0;
}

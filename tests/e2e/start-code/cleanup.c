/* Cleanups of C code when a thread is cancelled, and in code that was compiled with -fexceptions.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <unistd.h>

static void clean(void *what)
{
    printf("cleanup %s\n", *(const char **)what);
}
static void pushed(void *what)
{
    printf("pushed %s\n", (const char *)what);
}

static void *wait_here(void *argument)
{
    const char *name __attribute__((cleanup(clean))) = "attribute";
    pthread_cleanup_push(pushed, "handler");
    for (;;) { /* no call that a signal interrupts: qemu's signal frames cannot always be unwound */
        pthread_testcancel();
        sched_yield();
    }
    pthread_cleanup_pop(0);
    return argument;
}

static void *leave(void *argument)
{
    const char *name __attribute__((cleanup(clean))) = "exit";
    pthread_exit(argument);
}

int main(void)
{
    pthread_t thread;
    void *result;
    pthread_create(&thread, NULL, wait_here, NULL);
    usleep(10000);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    printf("cancelled %d\n", result == PTHREAD_CANCELED);
    pthread_create(&thread, NULL, leave, &thread);
    pthread_join(thread, &result);
    printf("left %d\n", result == &thread);
    return 0;
}

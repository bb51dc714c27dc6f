/* SIGSTKSZ is a number, not a sysconf that an old libc does not know.
 * flags: -D_GNU_SOURCE
 * also: -D_DYNAMIC_STACK_SIZE_SOURCE
 * also: -std=gnu17
 * | a stack of at least 8192: yes
 * | the handler ran on it: yes
 * | a thread's stack: at least 16384
 */
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static char fixed[SIGSTKSZ]; /* programs of that time write this */
static char *stack;
static volatile int is_on_stack;

static void handler(int number)
{
    char here = (char)number;
    is_on_stack = &here >= stack && &here < stack + SIGSTKSZ;
}

int main(void)
{
    stack = malloc(SIGSTKSZ);
    printf("a stack of at least 8192: %s\n", stack && sizeof(fixed) >= 8192 ? "yes" : "no");
    stack_t other = {.ss_sp = stack, .ss_size = SIGSTKSZ};
    if (sigaltstack(&other, NULL) != 0)
        perror("sigaltstack");
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    printf("the handler ran on it: %s\n", is_on_stack ? "yes" : "no");
    printf("a thread's stack: %s 16384\n",
           MINSIGSTKSZ >= 2048 && PTHREAD_STACK_MIN >= 16384 ? "at least" : "less than");
    return 0;
}

/* pthread_gettid_np (glibc 2.42). The kernel's number of a thread's CPU-time clock contains the
 * thread ID, inverted, above three other bits. */
#include "libc.h"

typedef unsigned long pthread_t;

extern int pthread_getcpuclockid(pthread_t thread, clockid_t *clock);

pid_t pthread_gettid_np(pthread_t thread)
{
    enum { CODE_BITS = 3 };
    clockid_t clock;
    return pthread_getcpuclockid(thread, &clock) ? -1 : ~(clock >> CODE_BITS);
}

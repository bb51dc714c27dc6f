/* pthread_gettid_np (glibc 2.42). The clock of a thread's processor time is, in the kernel's
 * coding, the thread's number with three bits below it, all of the number's inverted. */
#include "libc.h"

typedef unsigned long pthread_t;

extern int pthread_getcpuclockid(pthread_t thread, clockid_t *clock);

pid_t pthread_gettid_np(pthread_t thread)
{
    enum { CODE_BITS = 3 };
    clockid_t clock;
    return pthread_getcpuclockid(thread, &clock) ? -1 : ~(clock >> CODE_BITS);
}

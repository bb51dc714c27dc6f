/* pthread_clockjoin_np (glibc 2.31) */
#include "../cxx/clockwait.h"

extern int pthread_timedjoin_np(unsigned long thread, void **result, const struct timespec *until);

int pthread_clockjoin_np(unsigned long thread, void **result, clockid_t clock,
                         const struct timespec *until)
{
    if (!clock_is_known(clock))
        return EINVAL;
    int status;
    do {
        struct timespec realtime = clock_realtime(clock, until);
        status = pthread_timedjoin_np(thread, result, &realtime);
    } while (status == ETIMEDOUT && !clock_has_passed(clock, until));
    return status;
}

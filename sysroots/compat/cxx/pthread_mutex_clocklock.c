/* pthread_mutex_clocklock (glibc 2.30) */
#include "clockwait.h"

int pthread_mutex_clocklock(pthread_mutex_t *lock, clockid_t clock, const struct timespec *until);

int pthread_mutex_clocklock(pthread_mutex_t *lock, clockid_t clock, const struct timespec *until)
{
    if (!clock_is_known(clock))
        return EINVAL;
    int status;
    do {
        struct timespec realtime = clock_realtime(clock, until);
        status = pthread_mutex_timedlock(lock, &realtime);
    } while (status == ETIMEDOUT && !clock_has_passed(clock, until));
    return status;
}

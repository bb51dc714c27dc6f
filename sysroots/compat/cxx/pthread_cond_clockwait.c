/* pthread_cond_clockwait (glibc 2.30), for condition variables that use the default clock. */
#include "clockwait.h"

int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
                           const struct timespec *until);

int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
                           const struct timespec *until)
{
    if (!clock_is_known(clock))
        return EINVAL;
    struct timespec realtime = clock_realtime(clock, until);
    int status = pthread_cond_timedwait(condition, mutex, &realtime);
    /* Too early: this is a spurious wakeup, which callers must expect. Waiting again could miss
     * a signal that was sent before the mutex was locked again. */
    return status == ETIMEDOUT && !clock_has_passed(clock, until) ? 0 : status;
}

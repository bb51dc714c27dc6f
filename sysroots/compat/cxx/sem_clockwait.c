/* sem_clockwait (glibc 2.30) */
#include "clockwait.h"

int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until);

int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until)
{
    if (!clock_is_known(clock)) {
        errno = EINVAL;
        return -1;
    }
    int status;
    do {
        struct timespec realtime = clock_realtime(clock, until);
        status = sem_timedwait(semaphore, &realtime);
    } while (status != 0 && errno == ETIMEDOUT && !clock_has_passed(clock, until));
    return status;
}

/* Waits against a clock.
 * flags: -pthread */
#include "case.h"

#include <pthread.h>
#include <semaphore.h>
#include <time.h>

static struct timespec later(clockid_t clock, long milliseconds)
{
    struct timespec time;
    clock_gettime(clock, &time);
    time.tv_nsec += milliseconds * 1000000;
    while (time.tv_nsec >= 1000000000)
        time.tv_sec++, time.tv_nsec -= 1000000000;
    while (time.tv_nsec < 0)
        time.tv_sec--, time.tv_nsec += 1000000000;
    return time;
}
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static sem_t semaphore;

static long waited(struct timespec *from, clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (now.tv_sec - from->tv_sec) * 1000 + (now.tv_nsec - from->tv_nsec) / 1000000;
}
static void *sleep_long(void *argument)
{
    usleep(60000);
    return argument;
}
static void *try_all(void *clock_pointer)
{
    clockid_t clock = *(clockid_t *)clock_pointer;
    struct timespec past = later(clock, -50), bad = {0, 1000000000}, soon, from;
    SHOW(pthread_mutex_clocklock(&mutex, clock, &past));
    SHOW(pthread_mutex_clocklock(&mutex, clock, &bad));
    SHOW(pthread_rwlock_clockrdlock(&lock, clock, &past));
    SHOW(pthread_rwlock_clockwrlock(&lock, clock, &past));
    SHOW(pthread_rwlock_clockwrlock(&lock, clock, &bad));
    SHOW(sem_clockwait(&semaphore, clock, &past));
    SHOW(sem_clockwait(&semaphore, clock, &bad));
    clock_gettime(clock, &from);
    soon = later(clock, 30);
    SHOW(pthread_mutex_clocklock(&mutex, clock, &soon));
    HOLDS(waited(&from, clock) >= 29);
    clock_gettime(clock, &from);
    soon = later(clock, 30);
    SHOW(sem_clockwait(&semaphore, clock, &soon));
    HOLDS(waited(&from, clock) >= 29);
    return NULL;
}

int main(void)
{
    static clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC};
    pthread_t thread;
    void *result;
    sem_init(&semaphore, 0, 0);
    pthread_mutex_lock(&mutex);
    pthread_rwlock_wrlock(&lock);
    for (int i = 0; i < 2; i++) {
        pthread_create(&thread, NULL, try_all, &clocks[i]);
        pthread_join(thread, NULL);
        struct timespec past = later(clocks[i], -50), soon = later(clocks[i], 20),
                        far = later(clocks[i], 5000);
        SHOW(pthread_cond_clockwait(&condition, &mutex, clocks[i], &past));
        SHOW(pthread_cond_clockwait(&condition, &mutex, clocks[i], &soon));
        sem_post(&semaphore);
        SHOW(sem_clockwait(&semaphore, clocks[i], &far));
        pthread_create(&thread, NULL, sleep_long, &mutex);
        soon = later(clocks[i], 5);
        SHOW(pthread_clockjoin_np(thread, &result, clocks[i], &soon));
        SHOW(pthread_clockjoin_np(thread, &result, clocks[i], &far));
        HOLDS(result == &mutex);
    }
    pthread_rwlock_unlock(&lock);
    struct timespec far = later(CLOCK_MONOTONIC, 5000);
    SHOW(pthread_rwlock_clockrdlock(&lock, CLOCK_MONOTONIC, &far));
    SHOW(pthread_rwlock_unlock(&lock));
    SHOW(pthread_mutex_clocklock(&mutex, CLOCK_PROCESS_CPUTIME_ID, &far));
    SHOW(pthread_cond_clockwait(&condition, &mutex, CLOCK_BOOTTIME, &far));
    SHOW(pthread_rwlock_clockwrlock(&lock, CLOCK_BOOTTIME, &far));
    SHOW(sem_clockwait(&semaphore, CLOCK_BOOTTIME, &far));
    return 0;
}

/* Threads run without -lpthread, as sources written since glibc 2.34 expect.
 * modes: pie no-pie gc lto pg
 * also: -pthread
 * also: -lpthread
 * | 4 threads counted to 40000
 * | each had its own: yes
 * | once 1
 * | keys destroyed 4
 * | waited until told
 * | waited until the time was over
 * | semaphore 1, barrier yes
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>

enum { THREADS = 4, ROUNDS = 10000 };
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_barrier_t barrier;
static pthread_key_t key;
static sem_t semaphore;
static int total, onces, destroyed, is_told, serials;
static __thread int own;

static void count_once(void)
{
    onces++;
}
static void destroy(void *value)
{
    __atomic_add_fetch((int *)value, 1, __ATOMIC_RELAXED);
}
static void *work(void *is_own)
{
    pthread_once(&once, count_once);
    pthread_setspecific(key, &destroyed);
    for (int i = 0; i < ROUNDS; i++) {
        pthread_mutex_lock(&mutex);
        total++;
        pthread_mutex_unlock(&mutex);
        own++;
    }
    *(int *)is_own = own == ROUNDS;
    if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
        __atomic_add_fetch(&serials, 1, __ATOMIC_RELAXED);
    pthread_mutex_lock(&mutex);
    is_told = 1;
    pthread_cond_broadcast(&condition);
    pthread_mutex_unlock(&mutex);
    sem_post(&semaphore);
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    int is_own[THREADS], all_own = 1;
    pthread_barrier_init(&barrier, NULL, THREADS);
    pthread_key_create(&key, destroy);
    sem_init(&semaphore, 0, 0);
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, &is_own[i]) != 0)
            puts("no thread");
    pthread_mutex_lock(&mutex);
    while (!is_told)
        pthread_cond_wait(&condition, &mutex);
    pthread_mutex_unlock(&mutex);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        all_own &= is_own[i];
    }
    printf("%d threads counted to %d\n", THREADS, total);
    printf("each had its own: %s\n", all_own && own == 0 ? "yes" : "no");
    printf("once %d\nkeys destroyed %d\nwaited until told\n", onces, destroyed);
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    pthread_mutex_lock(&mutex);
    if (pthread_cond_timedwait(&condition, &mutex, &until) == ETIMEDOUT)
        puts("waited until the time was over");
    for (int i = 1; i < THREADS; i++)
        sem_wait(&semaphore);
    int value;
    sem_getvalue(&semaphore, &value);
    printf("semaphore %d, barrier %s\n", value, serials == 1 ? "yes" : "no");
    return 0;
}

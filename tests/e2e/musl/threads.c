/* Threads, keys with destructors, thread-local storage, C11 threads, a mutex that is fought for. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <threads.h>

enum { THREADS = 8, ROUNDS = 10000 };
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int total, own_sum, destroyed;
static _Thread_local int own = 1;

static void count_destroyed(void *value)
{
    pthread_mutex_lock(&mutex);
    destroyed += *(int *)value;
    pthread_mutex_unlock(&mutex);
}

static void make_key(void)
{
    pthread_key_create(&key, count_destroyed);
}

static void *add(void *unused)
{
    pthread_once(&once, make_key);
    for (int i = 0; i < ROUNDS; i++) {
        pthread_mutex_lock(&mutex);
        total++;
        pthread_mutex_unlock(&mutex);
        own++;
    }
    pthread_mutex_lock(&mutex);
    own_sum += own;
    pthread_mutex_unlock(&mutex);
    static int one = 1;
    pthread_setspecific(key, &one);
    return unused;
}

static int answer(void *value)
{
    return *(int *)value + 1;
}

int main(void)
{
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, add, NULL))
            return 1;
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    thrd_t c11;
    int value = 41, result = 0;
    if (thrd_create(&c11, answer, &value) != thrd_success ||
        thrd_join(c11, &result) != thrd_success)
        return 1;
    printf("total %d, own %d and %d, destroyed %d, C11 %d\n", total, own_sum, own, destroyed,
           result);
    return 0;
}

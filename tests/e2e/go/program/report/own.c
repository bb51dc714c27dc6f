/* Each function here uses a part of libc that got a new symbol version after glibc 2.17. */
#include "own.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

static int constructed;

__attribute__((constructor)) static void construct(void)
{
    constructed++;
}

int own_constructed(void)
{
    return constructed;
}

struct sum {
    pthread_mutex_t lock;
    long total;
    int next;
};

static void *add_own_number(void *argument)
{
    struct sum *sum = argument;
    pthread_mutex_lock(&sum->lock);
    sum->total += ++sum->next;
    pthread_mutex_unlock(&sum->lock);
    return NULL;
}

long own_threads(int count)
{
    struct sum sum = {PTHREAD_MUTEX_INITIALIZER, 0, 0};
    pthread_t *threads = calloc((size_t)count, sizeof *threads);
    int started = 0;
    if (!threads)
        return -1;
    while (started < count && pthread_create(&threads[started], NULL, add_own_number, &sum) == 0)
        started++;
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
    return started == count ? sum.total : -1;
}

long own_number(const char *text)
{
    return strtol(text, NULL, 16);
}

double own_power(double base, double exponent)
{
    return pow(base, exponent);
}

const char *own_kind(const char *path)
{
    struct stat status;
    if (stat(path ? path : "", &status) < 0)
        return NULL;
    return S_ISDIR(status.st_mode) ? "directory" : "file";
}

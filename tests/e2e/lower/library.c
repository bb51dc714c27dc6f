/* A library that needs functions which moved to libc in 2.34, and relative relocations. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
static void *work(void *data)
{
    *(int *)data += 1;
    return data;
}
static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g"};
int library(int number)
{
    pthread_t thread;
    if (pthread_create(&thread, 0, work, &number) || pthread_join(thread, 0))
        return -1;
    return dlsym(RTLD_DEFAULT, "malloc") && pow(number, 2) > 0
               ? number + (int)strlen(names[number % 7])
               : -2;
}

/* Faults by name. Their lines are named so that a report must tell the right one. */
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int shared;

__attribute__((noinline)) static int heap(char *block, int at)
{
    return block[at]; /* line of heap */
}

__attribute__((noinline)) static int freed(char *block)
{
    free(block);
    return block[2]; /* line of freed */
}

__attribute__((noinline)) static int overflow(int number)
{
    return number + 1; /* line of overflow */
}

__attribute__((noinline)) static int deep(volatile char *above)
{
    volatile char frame[4096];
    frame[0] = above[0];
    return deep(frame) + frame[0]; /* line of deep */
}

static void *count(void *argument)
{
    for (int i = 0; i < 100000; i++)
        shared++; /* line of race */
    return argument;
}

static int race(void)
{
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, count, NULL);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return 0;
}

__attribute__((noinline)) static int unset(int *place)
{
    return *place ? puts("set") : 0; /* line of unset */
}

int main(int argc, char **argv)
{
    const char *fault = argc > 1 ? argv[1] : "";
    volatile int where = argc + 8, most = INT_MAX;
    char *block = malloc(10);
    block[0] = 1;
    setvbuf(stdout, NULL, _IONBF, 0);
    puts("started");
    if (strcmp(fault, "heap") == 0)
        return heap(block, where);
    if (strcmp(fault, "freed") == 0)
        return freed(block);
    if (strcmp(fault, "overflow") == 0)
        printf("%d\n", overflow(most));
    if (strcmp(fault, "deep") == 0)
        return deep(block);
    if (strcmp(fault, "race") == 0)
        race();
    if (strcmp(fault, "unset") == 0) {
        int place[4];
        unset(&place[where % 4]);
    }
    if (strcmp(fault, "leak") == 0)
        memset(malloc(77), argc, 77); /* line of leak */
    free(block);
    puts("ended");
    return 0;
}

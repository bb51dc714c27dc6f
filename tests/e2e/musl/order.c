/* Constructors by priority before main, destructors after it, atexit in reverse, each once. */
#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor(102))) static void second(void)
{
    printf("second ");
}
__attribute__((constructor(101))) static void first(void)
{
    printf("first ");
}
__attribute__((constructor)) static void third(void)
{
    printf("third ");
}
__attribute__((destructor)) static void last(void)
{
    printf("last\n");
}
static void early(void)
{
    printf("early ");
}
static void late(void)
{
    printf("late ");
}

int main(void)
{
    atexit(late);
    atexit(early);
    printf("main ");
    return 0;
}

/* A shared library: its own constructor and thread-local state, and a function of libc. */
#include <stdio.h>
#include <string.h>

static int ready;
static _Thread_local int calls;

__attribute__((constructor)) static void prepare(void)
{
    ready = 1;
}

int library_call(char *text, unsigned long size);
int library_call(char *text, unsigned long size)
{
    snprintf(text, size, "ready %d, call %d", ready, ++calls);
    return (int)strlen(text);
}

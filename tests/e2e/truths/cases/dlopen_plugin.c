#include <stdio.h>
#include <stdlib.h>

static void at_exit(void)
{
    puts("the plugin's atexit");
}
__attribute__((constructor)) static void enter(void)
{
    puts("the plugin's constructor");
    atexit(at_exit); /* ours: runs when we are unloaded, not when the program ends */
}
__attribute__((destructor)) static void leave(void)
{
    puts("the plugin's destructor");
}
int answer(void)
{
    return 42;
}

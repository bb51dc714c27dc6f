#include <stdio.h>

static int is_ready;

__attribute__((constructor)) static void late(void)
{
    puts("the library's constructor");
    is_ready++;
}
__attribute__((constructor(101))) static void early(void)
{
    puts("the library's constructor, early");
}
__attribute__((destructor)) static void leaving(void)
{
    puts("the library's destructor");
}
int library_is_ready(void)
{
    return is_ready == 1;
}

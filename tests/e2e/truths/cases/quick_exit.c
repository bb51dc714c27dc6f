/* at_quick_exit is the program's own copy; quick_exit runs nothing else.
 * | second
 * | first
 */
#include <stdio.h>
#include <stdlib.h>

static void first(void)
{
    puts("first");
    fflush(stdout);
}
static void second(void)
{
    puts("second");
}
static void never(void)
{
    puts("atexit ran");
}
__attribute__((destructor)) static void leaving(void)
{
    puts("a destructor ran");
}

int main(void)
{
    atexit(never);
    at_quick_exit(first);
    at_quick_exit(second);
    quick_exit(0);
}

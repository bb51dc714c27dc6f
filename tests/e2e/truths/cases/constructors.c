/* Constructors run once each, in their order, with the program's arguments; destructors in reverse.
 * modes: pie no-pie gc lto pg pg-pie
 * lib: constructors_lib.c
 * with: constructors_init.S
 * | the program's preinit_array
 * | the library's constructor, early
 * | the library's constructor
 * | .init
 * | constructor 101
 * | constructor 102: 3 arguments, environment yes
 * | constructor without priority
 * | main
 * | atexit
 * | destructor without priority
 * | destructor 101
 * | .fini
 * | the library's destructor
 */
#include <stdio.h>
#include <stdlib.h>

extern int library_is_ready(void);

static void before_all(void)
{
    puts("the program's preinit_array");
}
__attribute__((section(".preinit_array"), used)) static void (*const preinit)(void) = before_all;

__attribute__((used, visibility("hidden"))) void in_init(void)
{
    puts(".init");
}
__attribute__((used, visibility("hidden"))) void in_fini(void)
{
    puts(".fini");
}

__attribute__((constructor)) static void late(void)
{
    puts("constructor without priority");
}
__attribute__((constructor(102))) static void second(int argc, char **argv, char **envp)
{
    int is_there = 0;
    for (; *envp; envp++)
        is_there |= *envp == getenv("FROM_OUTSIDE") - 13;
    printf("constructor 102: %d arguments, environment %s\n", argc,
           is_there && !argv[argc] ? "yes" : "no");
}
__attribute__((constructor(101))) static void first(void)
{
    puts("constructor 101");
}
__attribute__((destructor(101))) static void last(void)
{
    puts("destructor 101");
}
__attribute__((destructor)) static void leaving(void)
{
    puts("destructor without priority");
}
static void at_exit(void)
{
    puts("atexit");
}

int main(void)
{
    atexit(at_exit);
    puts(library_is_ready() ? "main" : "main before the library");
    return 0;
}

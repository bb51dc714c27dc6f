/* A program that brings its own statx, as many do for systems without one: it must compile wherever
 * the target has none. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

static int statx(const char *path)
{
    return (int)path[0];
}

int main(void)
{
    printf("own statx %c\n", statx("s"));
    return 0;
}

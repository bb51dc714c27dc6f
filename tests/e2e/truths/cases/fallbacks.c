/* A program may define what its libc lacks: the names that came after 2.17 are not declared.
 * flags: -D_GNU_SOURCE
 * also: -D_GNU_SOURCE -std=gnu2x
 * | gettid 1, memfd_create 2, getrandom 3, reallocarray 4
 * | strlcpy 5, explicit_bzero 6, statx 7, copy_file_range 8
 * | glibc 2.17, not 2.18
 */
#include <fcntl.h>
#include <features.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int gettid(const char *why)
{
    return why != NULL;
}
static short memfd_create(double d)
{
    return (short)d;
}
static int getrandom(void)
{
    return 3;
}
static int reallocarray(int i)
{
    return i;
}
static char strlcpy(char c)
{
    return c;
}
static int explicit_bzero(int a, int b)
{
    return a + b;
}
static int statx(void)
{
    return 7;
}
static int copy_file_range(void)
{
    return 8;
}

int main(void)
{
    printf("gettid %d, memfd_create %d, getrandom %d, reallocarray %d\n", gettid("x"),
           memfd_create(2.5), getrandom(), reallocarray(4));
    printf("strlcpy %d, explicit_bzero %d, statx %d, copy_file_range %d\n", strlcpy(5),
           explicit_bzero(2, 4), statx(), copy_file_range());
    printf("glibc %d.%d, %s2.18\n", __GLIBC__, __GLIBC_MINOR__,
           __GLIBC_PREREQ(2, 18) ? "also " : "not ");
    return 0;
}

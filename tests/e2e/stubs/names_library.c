/* The library of names.c. */
#include <errno.h>
#include <string.h>

extern char **environ;
__thread int library_tls;

int in_library(int add)
{
    char bytes[40];
    memset(bytes, add, sizeof(bytes));
    errno = 0;
    return environ ? library_tls + bytes[3] : 0;
}

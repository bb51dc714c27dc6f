#include <stdio.h>
#include <time.h>

extern char **environ;

char **library_environ(void)
{
    return environ;
}
long library_timezone(void)
{
    return timezone;
}
FILE *library_stdout(void)
{
    return stdout;
}

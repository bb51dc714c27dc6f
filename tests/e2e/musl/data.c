/* Data objects of libc under all their names: a program that copies them must still share them. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

extern char **environ, **__environ;
extern char *__progname;

int main(int argc, char **argv)
{
    int is_set = 0;
    (void)argc;
    setenv("COLOUR", "blue", 1);
    setenv("TZ", "EST5", 1);
    tzset();
    for (char **word = environ; *word; word++)
        is_set |= !strcmp(*word, "COLOUR=blue");
    const char *slash = strrchr(argv[0], '/');
    printf("environ %d, shared %d, timezone %ld, zone %s\n", is_set, environ == __environ, timezone,
           tzname[0]);
    printf("named %d %d, root %.3f\n", !strcmp(program_invocation_name, argv[0]),
           !strcmp(__progname, slash ? slash + 1 : argv[0]), sqrt((double)strlen("ab")));
    return fflush(stdout);
}

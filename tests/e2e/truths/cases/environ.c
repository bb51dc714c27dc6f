/* Data of libc that a program copies keeps all its names at one address.
 * modes: pie no-pie gc lto
 * lib: environ_lib.c
 * libs: -lm
 * | environ FROM_OUTSIDE=yes, changed to no
 * | the library sees the same: yes
 * | program (/t/program)
 * | timezone -12600 ABC DEF 1
 * | option b with one
 * | stdout is stdout
 * | sign -1
 */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

extern char **environ;
extern char **library_environ(void);
extern long library_timezone(void);
extern FILE *library_stdout(void);

int main(void)
{
    const char *name = "FROM_OUTSIDE";
    char **entry = environ;
    while (entry && *entry && strncmp(*entry, name, strlen(name)) != 0)
        entry++;
    printf("environ %s, ", entry && *entry ? *entry : "lost");
    setenv(name, "no", 1);
    setenv("ANOTHER", "so that the array moves", 1);
    printf("changed to %s\n", getenv(name));
    printf("the library sees the same: %s\n", library_environ() == environ ? "yes" : "no");
    printf("%s (%s)\n", program_invocation_short_name, program_invocation_name);
    setenv("TZ", "ABC-3:30DEF", 1);
    tzset();
    printf("timezone %ld %s %s %d\n", library_timezone() == timezone ? timezone : 0, tzname[0],
           tzname[1], daylight);
    char *words[] = {"program", "-b", "one", NULL};
    optind = 1;
    printf("option %c", getopt(3, words, "ab:"));
    printf(" with %s\n", optarg);
    printf("stdout is %s\n", library_stdout() == stdout ? "stdout" : "split");
    volatile double low = -0.5;
    lgamma(low);
    printf("sign %d\n", signgam);
    return 0;
}

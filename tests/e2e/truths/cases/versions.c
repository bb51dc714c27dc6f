/* Names that glibc gave new versions since 2.17: each is asked for in its old one, and works.
 * also: -D_FILE_OFFSET_BITS=64
 * libs: -lm
 * | 1024 2.71828 4.60517 1.5
 * | moved abcd
 * | globbed 2
 * | matched 3-5
 * | sorted 1 2 3
 * | spawned 7
 * | /tmp is /tmp
 * | runs on 1 or more
 */
#define _GNU_SOURCE
#include <glob.h>
#include <math.h>
#include <regex.h>
#include <sched.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int compare(const void *a, const void *b, void *sign)
{
    return *(int *)sign * (*(const int *)a - *(const int *)b);
}

int main(int argc, char **argv)
{
    if (argc == 1)
        return 7; /* the one that is spawned below */
    volatile double two = 2, one = 1, hundred = 100, five = 5.5;
    printf("%g %.6g %.6g %g\n", pow(two, 10), exp(one), log(hundred), fmod(five, two));
    char text[32] = "xxabcd";
    volatile size_t length = 5;
    memcpy(text + 10, text + 2, length);
    printf("moved %s\n", text + 10);
    fclose(fopen("/tmp/a.1", "w"));
    fclose(fopen("/tmp/b.1", "w"));
    glob_t found;
    glob("/tmp/*.1", 0, NULL, &found);
    printf("globbed %zu\n", found.gl_pathc);
    regex_t regex;
    regmatch_t match;
    regcomp(&regex, "b+", REG_EXTENDED);
    regexec(&regex, "aaabba", 1, &match, 0);
    printf("matched %d-%d\n", (int)match.rm_so, (int)match.rm_eo);
    int numbers[] = {3, 1, 2}, sign = 1;
    qsort_r(numbers, 3, sizeof(int), compare, &sign);
    printf("sorted %d %d %d\n", numbers[0], numbers[1], numbers[2]);
    char *words[] = {argv[0], NULL};
    pid_t pid;
    int status = 0;
    fflush(stdout);
    posix_spawn(&pid, argv[0], NULL, NULL, words, environ);
    waitpid(pid, &status, 0);
    printf("spawned %d\n", WEXITSTATUS(status));
    char *path = realpath("/tmp/../tmp", NULL);
    printf("/tmp is %s\n", path ? path : "nowhere");
    cpu_set_t set;
    sched_getaffinity(0, sizeof(set), &set);
    printf("runs on %s\n", CPU_COUNT(&set) >= 1 ? "1 or more" : "none");
    return 0;
}

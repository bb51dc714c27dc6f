/* Functions that are newer than the floors.
 * | strlcpy abc 6
 * | reallocarray refused
 * | getrandom 16
 * | gettid is getpid
 * | roundeven 2.0
 * | fmaximum 2.5
 * | strtol 42
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

int main(void)
{
    char text[4];
    unsigned char bytes[16];
    size_t length = strlcpy(text, "abcdef", sizeof(text));
    printf("strlcpy %s %zu\n", text, length);
    volatile size_t many = (size_t)-1;
    printf("reallocarray %s\n",
           !reallocarray(NULL, many, 8) && errno == ENOMEM ? "refused" : "gave");
    printf("getrandom %zd\n", getrandom(bytes, sizeof(bytes), 0));
    printf("gettid %s\n", gettid() == getpid() ? "is getpid" : "differs");
    volatile double half = 2.5;
    printf("roundeven %.1f\n", roundeven(half));
    printf("fmaximum %.1f\n", fmax(half, 1));
    printf("strtol %ld\n", strtol("42", NULL, 0));
    return 0;
}

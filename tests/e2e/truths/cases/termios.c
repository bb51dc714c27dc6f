/* glibc 2.42 made B9600 the number 9600, which an older cfsetospeed refuses.
 * also: -D_GNU_SOURCE
 * | the old numbers: yes
 * | set: 0 0
 * | read: yes yes
 * | raw: yes
 */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <termios.h>

#ifdef __powerpc__
#define OLD_B115200 021
#else
#define OLD_B115200 010002
#endif

int main(void)
{
    struct termios t = {0};
    printf("the old numbers: %s\n", B9600 == 015 && B115200 == OLD_B115200 ? "yes" : "no");
    int out = cfsetospeed(&t, B9600), in = cfsetispeed(&t, B115200);
    printf("set: %d %d\n", out, in);
    cfsetospeed(&t, B9600);
    printf("read: %s %s\n", cfgetospeed(&t) == B9600 ? "yes" : "no",
           (t.c_cflag & (CSIZE | 010017)) == B9600 ? "yes" : "no");
    cfmakeraw(&t);
    printf("raw: %s\n", (t.c_cflag & CSIZE) == CS8 && cfgetospeed(&t) == B9600 ? "yes" : "no");
    return 0;
}

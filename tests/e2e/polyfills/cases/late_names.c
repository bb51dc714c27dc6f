/* Rates of terminals as numbers, checks of sizes, facts of threads, and a name of one release.
 * flags: -pthread */
#include "case.h"

#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/select.h>
#include <termios.h>

extern long __fdelt_chk(long), __fdelt_warn(long);
extern int __poll_chk(struct pollfd *, nfds_t, int, size_t);
extern int __ppoll_chk(struct pollfd *, nfds_t, const struct timespec *, const void *, size_t);
extern const char *__inet_ntop_chk(int, const void *, char *, unsigned, size_t);
extern int __inet_pton_chk(int, const char *, void *, size_t);

#if __GLIBC_PREREQ(2, 43) || defined(OURS)
extern uintmax_t uimaxabs(intmax_t);
#if !defined(OURS)
__asm__(".symver uimaxabs, uimaxabs@GLIBC_2.42");
#endif
#endif

static void rates(void)
{
    static const unsigned rates[] = {0,       50,      75,      110,     134,     150,     200,
                                     300,     600,     1200,    1800,    2400,    4800,    9600,
                                     19200,   38400,   57600,   115200,  230400,  460800,  500000,
                                     576000,  921600,  1000000, 1152000, 1500000, 2000000, 2500000,
                                     3000000, 3500000, 4000000};
    struct termios termios;
    memset(&termios, 0, sizeof(termios));
    for (size_t i = 0; i < sizeof(rates) / sizeof(*rates); i++) {
        SHOW(cfsetobaud(&termios, rates[i]));
        SHOW(cfgetobaud(&termios));
        printf("flags %o\n", (unsigned)termios.c_cflag & 010017);
        SHOW(cfsetibaud(&termios, rates[i]));
        SHOW(cfgetibaud(&termios));
        SHOW(cfsetbaud(&termios, rates[i]));
        SHOW(cfgetobaud(&termios));
    }
#if !defined(REAL) && !defined(OURS) /* whose headers have other constants than the older library  \
                                      */
    cfsetospeed(&termios, B38400);
    SHOW(cfgetobaud(&termios));
    cfsetobaud(&termios, 115200);
    HOLDS(cfgetospeed(&termios) == B115200);
#endif
}

static void sizes(void)
{
    struct pollfd fds[2] = {{0}};
    char text[40], address[16];
    SHOW(__fdelt_chk(0));
    SHOW(__fdelt_chk(1023));
    SHOW(__fdelt_warn(64));
    ENDS(__fdelt_chk(1024));
    ENDS(__fdelt_chk(-1));
    ENDS(__fdelt_warn(1 << 20));
    fds[0].fd = fds[1].fd = -1;
    SHOW(__poll_chk(fds, 2, 0, sizeof(fds)));
    ENDS(__poll_chk(fds, 3, 0, sizeof(fds)));
    SHOW(__ppoll_chk(fds, 2, &(struct timespec){0}, NULL, sizeof(fds)));
    ENDS(__ppoll_chk(fds, 3, &(struct timespec){0}, NULL, sizeof(fds)));
    SHOW(__inet_pton_chk(2, "1.2.3.4", address, 4));
    SHOW(__inet_pton_chk(2, "1.2.3", address, 4));
    ENDS(__inet_pton_chk(2, "1.2.3.4", address, 3));
    SHOW(__inet_pton_chk(10, "1::2", address, 16));
    ENDS(__inet_pton_chk(10, "1::2", address, 15));
    SHOW(__inet_pton_chk(77, "1::2", address, 0));
    HOLDS(__inet_ntop_chk(10, address, text, 40, 40) == text);
    printf("%s\n", text);
    ENDS(__inet_ntop_chk(10, address, text, 41, 40));
    HOLDS(__inet_ntop_chk(10, address, text, 2, 40) == NULL);
}

static sem_t started, wanted;
static pid_t number;
static void *tell(void *argument)
{
    number = gettid();
    sem_post(&started);
    sem_wait(&wanted);
    return argument;
}

static void threads(void)
{
    pthread_attr_t given, empty;
    size_t a = 0, b = 1;
    int state = -1;
    SHOW(pthread_getattr_default_np(&given));
    pthread_attr_init(&empty);
    pthread_attr_getstacksize(&given, &a);
    pthread_attr_getstacksize(&empty, &b);
    HOLDS(a == b);
    pthread_attr_getguardsize(&given, &a);
    SHOW(a);
    SHOW(pthread_attr_getdetachstate(&given, &state));
    SHOW(state);
    SHOW(pthread_attr_getschedpolicy(&given, &state));
    SHOW(state);
    SHOW(pthread_attr_getinheritsched(&given, &state));
    SHOW(state);
    SHOW(pthread_attr_getscope(&given, &state));
    SHOW(state);
    pthread_t thread;
    SHOW(pthread_create(&thread, &given, tell, NULL));
    pthread_attr_destroy(&given);
    sem_wait(&started);
    HOLDS(pthread_gettid_np(thread) == number);
    HOLDS(pthread_gettid_np(pthread_self()) == gettid() && number != gettid());
    sem_post(&wanted);
    usleep(100000);
    SHOW(pthread_gettid_np(thread));
    pthread_join(thread, NULL);
}

int main(void)
{
    rates();
    sizes();
    threads();
    printf("%ju %ju %ju\n", uimaxabs(-5), uimaxabs(5), uimaxabs(INTMAX_MIN));
    return 0;
}

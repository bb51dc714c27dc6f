/* Clocks, timers, shared memory and queues are there without -lrt, as since glibc 2.34.
 * also: -lrt
 * | clocks go on: yes
 * | slept: yes
 * | a timer expired: yes
 * | shm_open: -1
 * | mq_open: Invalid argument
 * | aio: 6 bytes
 */
#define _GNU_SOURCE
#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t expired;
static void on_alarm(int number)
{
    expired = number;
}
static double seconds(clockid_t clock)
{
    struct timespec t = {0, 0};
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(void)
{
    double before = seconds(CLOCK_MONOTONIC);
    struct timespec a_little = {0, 2000000}, resolution;
    clock_nanosleep(CLOCK_MONOTONIC, 0, &a_little, NULL);
    printf("clocks go on: %s\n",
           seconds(CLOCK_REALTIME) > 1e9 && clock_getres(CLOCK_MONOTONIC, &resolution) == 0 ? "yes"
                                                                                            : "no");
    printf("slept: %s\n", seconds(CLOCK_MONOTONIC) - before >= 0.002 ? "yes" : "no");
    signal(SIGUSR1, on_alarm);
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    struct itimerspec soon = {{0, 0}, {0, 1000000}};
    timer_t timer;
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    timer_settime(timer, 0, &soon, NULL);
    for (int i = 0; i < 1000 && !expired; i++)
        nanosleep(&a_little, NULL);
    timer_delete(timer);
    printf("a timer expired: %s\n", expired == SIGUSR1 ? "yes" : "no");
    printf("shm_open: %d\n", shm_open("/", O_RDONLY, 0));
    mq_open("no slash", O_RDONLY);
    printf("mq_open: %s\n", strerror(errno));
    char text[8] = "";
    int fd = open("/tmp/file", O_CREAT | O_RDWR, 0600);
    if (write(fd, "abcdef", 6) != 6)
        perror("write");
    struct aiocb request = {.aio_fildes = fd, .aio_buf = text, .aio_nbytes = 6};
    const struct aiocb *requests[] = {&request};
    aio_read(&request);
    aio_suspend(requests, 1, NULL);
    printf("aio: %zd bytes\n", strcmp(text, "abcdef") == 0 ? aio_return(&request) : -1);
    return 0;
}

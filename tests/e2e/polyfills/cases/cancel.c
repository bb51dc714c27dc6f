/* Where threads may be cancelled: in calls that wait. And thrd_exit. Both need libgcc_s.
 * flags: -pthread
 * on: host glibc2.17 */
#include "case.h"

#include <pthread.h>
#include <semaphore.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <threads.h>
#include <time.h>

static sem_t semaphore;
static int ends[2], sockets[2], cleaned;
static const struct timespec far = {0x7fffffff, 0};

static void clean(void *argument)
{
    (void)argument;
    cleaned++;
}

static void wait_for_semaphore(void)
{
    sem_clockwait(&semaphore, CLOCK_MONOTONIC, &far);
}
static void wait_for_epoll(void)
{
    struct epoll_event event;
    epoll_pwait2(epoll_create1(0), &event, 1, NULL, NULL);
}
static void wait_for_pipe(void)
{
    char byte;
    struct iovec vector = {&byte, 1};
    preadv2(ends[0], &vector, 1, -1, 0);
}
static void wait_for_socket(void)
{
    char text[1000];
    struct iovec vector = {text, sizeof(text)};
    struct mmsghdr message = {.msg_hdr = {.msg_iov = &vector, .msg_iovlen = 1}};
    for (;;)
        sendmmsg(sockets[0], &message, 1, 0);
}
static void wait_for_condition(void)
{
    mtx_t mutex;
    cnd_t condition;
    mtx_init(&mutex, mtx_plain);
    cnd_init(&condition);
    mtx_lock(&mutex);
    cnd_wait(&condition, &mutex);
}
static int leave(void *argument)
{
    (void)argument;
    thrd_exit(-77);
}
static void sleep_long(void)
{
    thrd_sleep(&(struct timespec){1000, 0}, NULL);
}

static void *run(void *function)
{
    pthread_cleanup_push(clean, NULL);
    ((void (*)(void))function)();
    pthread_cleanup_pop(0);
    return NULL;
}

static void try(const char *name, void (*function)(void))
{
    pthread_t thread;
    void *result;
    cleaned = 0;
    pthread_create(&thread, NULL, run, (void *)function);
    usleep(20000);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    printf("%s: %s, cleaned %d\n", name, result == PTHREAD_CANCELED ? "cancelled" : "came back",
           cleaned);
}

int main(void)
{
    sem_init(&semaphore, 0, 0);
    if (pipe(ends) || socketpair(AF_UNIX, SOCK_DGRAM, 0, sockets))
        return 1;
    try("sem_clockwait", wait_for_semaphore);
    try("epoll_pwait2", wait_for_epoll);
    try("preadv2", wait_for_pipe);
    try("sendmmsg", wait_for_socket);
    try("cnd_wait", wait_for_condition);
    try("thrd_sleep", sleep_long);
    thrd_t thread;
    int result = 0;
    thrd_create(&thread, leave, NULL);
    SHOW(thrd_join(thread, &result));
    SHOW(result);
    return 0;
}

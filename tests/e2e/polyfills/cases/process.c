/* Threads' and processes' identities, the auxiliary vector, the time.
 * flags: -pthread -fno-builtin */
#include "case.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/auxv.h>
#include <time.h>

static volatile sig_atomic_t caught;
static void catch (int signal)
{
    caught = signal;
}

static void *thread(void *main_id)
{
    HOLDS(gettid() != getpid() && gettid() != *(pid_t *)main_id);
    HOLDS(gettid() == syscall(SYS_gettid));
    return NULL;
}

int main(int argc, char **argv)
{
    DENY(argc, argv, -2);
    pid_t id = gettid();
    HOLDS(id == getpid());
    pthread_t other;
    pthread_create(&other, NULL, thread, &id);
    pthread_join(other, NULL);
    signal(SIGUSR1, catch);
    SHOW(tgkill(getpid(), gettid(), SIGUSR1));
    HOLDS(caught == SIGUSR1);
    SHOW(tgkill(getpid(), gettid(), 0));
    SHOW(tgkill(getpid(), gettid(), 1000));
    SHOW(tgkill(getpid(), 0, 0));
    SHOW(tgkill(getpid(), 0x3fffffff, 0));
    unsigned cpu = 12345, node = 12345;
    SHOW(getcpu(&cpu, &node));
    HOLDS(cpu < 4096 && node < 4096);
    SHOW(getcpu(NULL, NULL));
    SHOW(getcpu(&cpu, NULL));

    /* moves the rest of the environment down, where it is */
    HOLDS(unsetenv(strndup(environ[0], strcspn(environ[0], "="))) == 0);
    HOLDS(getauxval(AT_PAGESZ) == (unsigned long)getpagesize());
    for (int i = 0; i < 200; i++)
        setenv((char[]){'E', (char)('0' + i / 100), (char)('0' + i / 10 % 10), (char)('0' + i % 10),
                        0},
               "moves environ", 1);
    SHOW(getauxval(AT_PAGESZ));
    HOLDS(getauxval(AT_UID) == getuid());
    HOLDS(getauxval(AT_PHNUM) > 3);
    HOLDS(strlen((char *)getauxval(AT_PLATFORM)) > 2);
    errno = 0;
    SHOW(getauxval(0x7654321));
    HOLDS(errno == ENOENT);
    setenv("SECURE", "value", 1);
    HOLDS(strcmp(secure_getenv("SECURE"), "value") == 0);
    HOLDS(secure_getenv("NOT_THERE") == NULL);

    struct timespec now, resolution = {7, 7};
    SHOW(timespec_get(&now, TIME_UTC));
    HOLDS(labs(now.tv_sec - time(NULL)) <= 1 && now.tv_nsec >= 0 && now.tv_nsec < 1000000000);
    SHOW(timespec_get(&now, 0));
    SHOW(timespec_get(&now, 77));
    SHOW(timespec_getres(&resolution, TIME_UTC));
    printf("%ld %ld\n", (long)resolution.tv_sec, resolution.tv_nsec);
    SHOW(timespec_getres(NULL, TIME_UTC));
    SHOW(timespec_getres(&resolution, 77));
    return 0;
}

/* What start code is responsible for: constructors get argc, argv and envp and run once, then main,
 * then destructors and handlers in their order. Prints one line for each part. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int early_runs, constructor_runs, seen_argc, has_arguments, has_environment;
static __thread int local_tls = 5;
__thread int global_tls;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void early(int argc, char **argv, char **envp)
{
    (void)argc;
    (void)argv;
    (void)envp;
    early_runs++;
}
__attribute__((section(".preinit_array"), used)) static void (*const early_entry)(int, char **,
                                                                                  char **) = early;

__attribute__((constructor)) static void construct(int argc, char **argv, char **envp)
{
    constructor_runs++;
    seen_argc = argc;
    has_arguments = argv[argc] == NULL && strcmp(argv[argc - 1], "last") == 0;
    has_environment = envp == environ && getenv("START_CODE") != NULL;
}

static void say(const char *text)
{
    /* Not by stdio, which is closed at the end. */
    if (write(1, text, strlen(text)) < 0)
        _exit(2);
}
__attribute__((destructor)) static void destroy(void)
{
    say("destructor\n");
}
static void at_exit(void)
{
    say("atexit\n");
}
static void at_quick(void)
{
    say("at_quick_exit\n");
}
static void in_child(void)
{
    say("child\n");
}

static void *run(void *argument)
{
    pthread_mutex_lock(&mutex);
    global_tls = 7;
    int *sum = argument;
    *sum += local_tls + global_tls;
    pthread_mutex_unlock(&mutex);
    return argument;
}

static void files(void)
{
    struct stat by_path = {0}, by_link = {0}, by_fd = {0}, by_directory = {0};
    int fd = open("link", O_RDONLY);
    printf("stat %d", stat("link", &by_path));
    printf(" %d", lstat("link", &by_link));
    printf(" %d", fstat(fd, &by_fd));
    printf(" %d", fstatat(AT_FDCWD, "link", &by_directory, AT_SYMLINK_NOFOLLOW));
    printf(": %ld %o %o %d %d\n", (long)by_path.st_size, (unsigned)by_path.st_mode & S_IFMT,
           (unsigned)by_link.st_mode & S_IFMT, by_path.st_ino == by_fd.st_ino,
           by_directory.st_ino == by_link.st_ino && by_path.st_mtime == by_fd.st_mtime);
#ifdef __USE_LARGEFILE64
    struct stat64 large = {0}, large_link = {0}, large_fd = {0}, large_at = {0};
    printf("stat64 %d", stat64("link", &large));
    printf(" %d", lstat64("link", &large_link));
    printf(" %d", fstat64(fd, &large_fd));
    printf(" %d", fstatat64(AT_FDCWD, "link", &large_at, AT_SYMLINK_NOFOLLOW));
    printf(": %lld %o %o %d\n", (long long)large.st_size, large.st_mode & S_IFMT,
           large_link.st_mode & S_IFMT,
           large.st_mtime == large_fd.st_mtime && large_at.st_ino == large_link.st_ino);
#endif
    close(fd);
    printf("mknod %d", mknod("fifo", S_IFIFO | 0600, 0));
    printf(" %d", mknodat(AT_FDCWD, "fifo2", S_IFIFO | 0600, 0));
    stat("fifo", &by_path);
    printf(": %o\n", (unsigned)by_path.st_mode & S_IFMT);
    unlink("fifo");
    unlink("fifo2");
}

int main(int argc, char **argv)
{
    printf("constructor %d %d %d %d %d\n", early_runs, constructor_runs, seen_argc == argc,
           has_arguments, has_environment);
    printf("main %d %s %s\n", argc, argv[argc - 1], program_invocation_short_name);
    files();

    int sum = 0;
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, run, &sum);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    printf("threads %d %d\n", sum, global_tls);

    jmp_buf place;
    volatile int jumps = 0;
    if (setjmp(place) < 3)
        longjmp(place, ++jumps);
    printf("setjmp %d\n", jumps);
    printf("long double %.15Lg %.6f\n", 2.5L + argc, pow(2.0, 0.5 * argc));

    pthread_atfork(NULL, NULL, in_child);
    atexit(at_exit);
    at_quick_exit(at_quick);
    fflush(stdout);
    if (getenv("START_CODE")[0] == 'q')
        quick_exit(0);
    pid_t child = fork();
    if (child == 0)
        _exit(3);
    waitpid(child, NULL, 0);
    return 0;
}

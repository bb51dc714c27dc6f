/* Calls what `abictl lower` replaces, and says what each did. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

extern char __libc_single_threaded;

static const char *order = "";
__attribute__((constructor(101))) static void first(int argc, char **argv, char **envp)
{
    if (argc == 2 && argv[1] && envp)
        order = "first";
}
__attribute__((constructor)) static void second(void)
{
    order = strcmp(order, "first") == 0 ? "both" : "wrong";
}
__attribute__((destructor)) static void last(void)
{
    puts("destructor");
    fflush(stdout);
}

static void *thread(void *data)
{
    *(pid_t *)data = gettid();
    return data;
}

/* Through a pointer in data, and not by a call. */
int (*volatile stat_by_pointer)(const char *, struct stat *) = stat;

static void files(const char *directory)
{
    char name[4096];
    struct stat st, other;
    snprintf(name, sizeof(name), "%s/fifo", directory);
    printf("mknod %d\n", mknod(name, S_IFIFO | 0600, 0));
    printf("stat %d %d\n", stat(name, &st), S_ISFIFO(st.st_mode));
    printf("pointer %d %d\n", stat_by_pointer(name, &other), other.st_ino == st.st_ino);
    printf("lstat %d %d\n", lstat(name, &other), other.st_ino == st.st_ino);
    printf("fstatat %d %d\n", fstatat(AT_FDCWD, name, &other, AT_SYMLINK_NOFOLLOW),
           other.st_ino == st.st_ino);
    printf("fstat %d %d\n", fstat(1, &other), errno);
    unlink(name);
    printf("mknodat %d\n", mknodat(AT_FDCWD, name, S_IFIFO | 0600, makedev(1, 2)));
    printf("missing %d %d\n", stat("/missing", &st), errno == ENOENT);
    unlink(name);
}

int main(int argc, char **argv)
{
    char secret[] = "secret";
    uint64_t random[2] = {0, 0};
    pid_t id = 0;
    pthread_t other;
    volatile double two = 2;
    printf("constructors %s\n", order);
    files(argc > 1 ? argv[1] : ".");
    explicit_bzero(secret, sizeof(secret));
    printf("explicit_bzero %d\n", !secret[0] && !secret[5]);
    errno = 0;
    printf("reallocarray %d %d\n", reallocarray(NULL, SIZE_MAX / 2, 3) == NULL, errno == ENOMEM);
    char *array = reallocarray(NULL, 10, 10);
    printf("array %d\n", array && memset(array, 1, 100) == array);
    printf("getrandom %d %d\n", (int)getrandom(random, sizeof(random), 0), random[0] != random[1]);
    printf("memfd_create %d\n", memfd_create("x", MFD_CLOEXEC) > 0);
    printf("fcntl %d\n", fcntl(1, F_GETFD) >= 0);
    printf("pow %.3f %.3f\n", pow(two, 0.5), log(two));
    printf("dlsym %d\n", dlsym(RTLD_DEFAULT, "malloc") != NULL);
    pthread_create(&other, NULL, thread, &id);
    pthread_join(other, NULL);
    printf("gettid %d %d\n", id != gettid(), gettid() == getpid());
    printf("single %d\n", __libc_single_threaded);
    return 0;
}

/* What the programs beside this share: they print what functions answer, so that two builds can be
 * compared. With the argument "denied" they run as on a kernel that lacks the system calls that the
 * case names (DENY), with "refused" as under a filter that answers EPERM to them. */
#ifndef CASE_H
#define CASE_H

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* The answer, and errno when it is -1. */
#define SHOW(call)                                                                                 \
    do {                                                                                           \
        errno = 0;                                                                                 \
        long answer_ = (long)(call);                                                               \
        printf("%s = %ld", #call, answer_);                                                        \
        if (answer_ == -1 && errno)                                                                \
            printf(" (%s)", strerror(errno));                                                      \
        printf("\n");                                                                              \
    } while (0)

/* Whether it is so: for answers that differ from run to run. */
#define HOLDS(fact) printf("%s: %s\n", #fact, (fact) ? "yes" : "NO")

/* How a child ends that makes the call. */
#define ENDS(call)                                                                                 \
    do {                                                                                           \
        int status_ = 0;                                                                           \
        fflush(stdout);                                                                            \
        pid_t child_ = fork();                                                                     \
        if (child_ == 0) {                                                                         \
            freopen("/dev/null", "w", stderr);                                                     \
            (void)(call);                                                                          \
            _exit(0);                                                                              \
        }                                                                                          \
        waitpid(child_, &status_, 0);                                                              \
        printf("%s ends with %s %d\n", #call, WIFSIGNALED(status_) ? "signal" : "status",          \
               WIFSIGNALED(status_) ? WTERMSIG(status_) : WEXITSTATUS(status_));                   \
    } while (0)

/* Whether the bytes may be random ones: too many differ for a memory that was not filled. */
static inline int is_varied(const unsigned char *bytes, size_t size)
{
    int seen[256] = {0}, kinds = 0;
    for (size_t i = 0; i < size; i++)
        kinds += !seen[bytes[i]]++;
    return kinds > 60;
}

/* From now on the kernel answers with the error to these. */
static inline void deny(const int *calls, size_t count, unsigned error)
{
    struct sock_filter filter[128] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr))};
    size_t length = 1;
    for (size_t i = 0; i < count; i++) {
        filter[length++] =
            (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i], 0, 1);
        filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error);
    }
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {(unsigned short)length, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
        printf("cannot deny system calls: %s\n", strerror(errno));
}

/* To be called first: DENY(argc, argv, 318, 332). */
#define DENY(argc, argv, ...)                                                                      \
    do {                                                                                           \
        setvbuf(stdout, NULL, _IOLBF, 0);                                                          \
        static const int calls_[] = {__VA_ARGS__};                                                 \
        if ((argc) > 1 && strcmp((argv)[1], "denied") == 0)                                        \
            deny(calls_, sizeof(calls_) / sizeof(*calls_), ENOSYS);                                \
        if ((argc) > 1 && strcmp((argv)[1], "refused") == 0)                                       \
            deny(calls_, sizeof(calls_) / sizeof(*calls_), EPERM);                                 \
    } while (0)

#endif

/* Functions that can only ask the kernel: where it lacks the call, its ENOSYS comes through.
 * denied: as denied */
#include "case.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/fanotify.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/pidfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <sys/uio.h>
#include <time.h>

static void memory(void)
{
    int fd = memfd_create("name", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    HOLDS(fd >= 0);
    SHOW(memfd_create("name", 0x40000000));
    SHOW(ftruncate(fd, 100));
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    SHOW(mlock2(page, 4096, 1));
    SHOW(pkey_alloc(1, 0));
    SHOW(pkey_free(77));
    SHOW(pkey_mprotect(page, 4096, PROT_READ, 77));
    SHOW(renameat2(AT_FDCWD, "/none", AT_FDCWD, "/none2", 1));
}

static void processes(void)
{
    int fd = pidfd_open(getpid(), 0);
    HOLDS(fd >= 0);
    SHOW(pidfd_open(getpid(), 0x1000));
    SHOW(pidfd_open(-1, 0));
    signal(SIGUSR1, SIG_IGN);
    SHOW(pidfd_send_signal(fd, SIGUSR1, NULL, 0));
    SHOW(pidfd_send_signal(fd, 1000, NULL, 0));
    SHOW(pidfd_send_signal(0, SIGUSR1, NULL, 0));
    HOLDS(pidfd_getfd(fd, 1, 0) >= 0);
    SHOW(pidfd_getfd(fd, 9999, 0));
    SHOW(pidfd_getfd(fd, 1, 1));
    struct iovec vector = {(void *)((uintptr_t)&fd & ~4095UL), 4096};
    SHOW(process_madvise(fd, &vector, 1, MADV_COLD, 0));
    SHOW(process_madvise(fd, &vector, 1, MADV_COLD, 7));
    SHOW(process_madvise(-1, &vector, 1, MADV_COLD, 0));
    SHOW(process_mrelease(fd, 0));
    SHOW(process_mrelease(fd, 5));
    char *arguments[] = {(char *)"x", NULL};
    SHOW(execveat(AT_FDCWD, "/none/at/all", arguments, arguments, 0));
    SHOW(execveat(AT_FDCWD, "/none/at/all", arguments, arguments, 0x40000000));
    ENDS(execveat(-1, "", arguments, arguments, AT_EMPTY_PATH));
    char there[6] = "there", here[6] = "";
    struct iovec local = {here, 5}, remote = {there, 5};
    SHOW(process_vm_readv(getpid(), &local, 1, &remote, 1, 0));
    printf("%s\n", here);
    there[0] = 'w';
    SHOW(process_vm_writev(getpid(), &remote, 1, &local, 1, 0));
    printf("%s\n", there);
    SHOW(process_vm_readv(getpid(), &local, 1, &remote, 1, 1));
    struct rlimit limit = {0}, old;
    struct rlimit64 limit64;
    SHOW(prlimit(0, RLIMIT_CORE, &limit, &old));
    SHOW(prlimit(0, RLIMIT_CORE, NULL, &limit));
    SHOW(limit.rlim_cur);
    SHOW(prlimit64(getpid(), RLIMIT_NOFILE, NULL, &limit64));
    SHOW(prlimit(0, (enum __rlimit_resource)99, NULL, &limit));
    SHOW(setns(1, 0));
    SHOW(setns(-1, 0));
}

static void files(void)
{
    struct epoll_event event = {.events = EPOLLIN};
    int ends[2], epoll = epoll_create1(0);
    if (pipe(ends) || epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event))
        return;
    struct timespec soon = {0, 1000000}, bad = {0, -1};
    SHOW(epoll_pwait2(epoll, &event, 1, &soon, NULL));
    SHOW(epoll_pwait2(epoll, &event, 1, &bad, NULL));
    SHOW(write(ends[1], "x", 1));
    SHOW(epoll_pwait2(epoll, &event, 1, NULL, NULL));
    SHOW(epoll_pwait2(epoll, &event, 0, NULL, NULL));
    SHOW(syncfs(-1));
    int file = open("/tmp", O_RDONLY);
    SHOW(syncfs(file));
    struct file_handle handle = {.handle_bytes = 0};
    int mount;
    SHOW(name_to_handle_at(AT_FDCWD, "/none", &handle, &mount, 0));
    SHOW(open_by_handle_at(-1, &handle, 0));
    SHOW(fanotify_init(0x80000000, 0));
    SHOW(fanotify_mark(-1, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, "/"));
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair))
        return;
    struct iovec vector = {(char *)"abc", 3};
    struct mmsghdr messages[2] = {{.msg_hdr = {.msg_iov = &vector, .msg_iovlen = 1}},
                                  {.msg_hdr = {.msg_iov = &vector, .msg_iovlen = 1}}};
    SHOW(sendmmsg(pair[0], messages, 2, 0));
    SHOW(messages[1].msg_len);
    SHOW(sendmmsg(-1, messages, 2, 0));
    struct timex change = {0};
    HOLDS(clock_adjtime(CLOCK_REALTIME, &change) >= 0);
    SHOW(clock_adjtime(777, &change));
}

static void mounts(void)
{
    SHOW(fsopen("none-such", 0));
    SHOW(fsopen("tmpfs", 0x100));
    SHOW(fsmount(-1, 0, 0));
    SHOW(fsconfig(-1, 6, NULL, NULL, 0));
    SHOW(fspick(AT_FDCWD, "/none", 0));
    HOLDS(open_tree(AT_FDCWD, "/", 0) >= 0);
    SHOW(open_tree(AT_FDCWD, "/none", 0));
    SHOW(move_mount(-1, "a", -1, "b", 0));
    char attributes[32] = {0};
    SHOW(mount_setattr(-1, "a", 0, (void *)attributes, 32));
    SHOW(mount_setattr(AT_FDCWD, "/none", 0, (void *)attributes, 3));
}

int main(int argc, char **argv)
{
    DENY(argc, argv, 300, 301, 302, 303, 304, 305, 306, 307, 308, 310, 311, 316, 319, 322, 325, 329,
         330, 331, 424, 428, 429, 430, 431, 432, 433, 434, 438, 440, 441, 442, 448);
    memory();
    processes();
    files();
    mounts();
    return 0;
}

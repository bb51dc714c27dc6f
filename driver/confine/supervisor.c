#include "confine/supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "confine/call_filter.h"
#include "confine/uname_answer.h"

/* A refused call that was written to the trace: once for each name of a process. */
struct traced {
    struct traced *next;
    const struct system_call *call;
    char process[17];
};

struct supervisor {
    struct arena *arena;
    const struct supervision *supervision;
    int listener;
    struct traced *traced;
};

static const struct system_call *call_of(const struct supervision *supervision,
                                         const struct seccomp_data *data)
{
    for (size_t i = 0; i < supervision->count; i++)
        if (call_filter_arch(supervision->calls[i].arch) == data->arch)
            return system_call_numbered(&supervision->calls[i], (unsigned)data->nr);
    return NULL;
}

/* Reads the name of the process. */
static void read_name(pid_t process, char name[17])
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/%d/comm", (int)process);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = fd < 0 ? -1 : read(fd, name, 16);
    if (fd >= 0)
        close(fd);
    /* A newline ends it, and may be part of it. */
    name[size > 0 ? size - 1 : 0] = '\0';
}

static bool is_new(struct supervisor *supervisor, const struct system_call *call, const char *name)
{
    for (const struct traced *known = supervisor->traced; known; known = known->next)
        if (known->call == call && strcmp(known->process, name) == 0)
            return false;
    struct traced *traced = arena_alloc(supervisor->arena, sizeof(*traced));
    *traced = (struct traced){.next = supervisor->traced, .call = call};
    snprintf(traced->process, sizeof(traced->process), "%s", name);
    supervisor->traced = traced;
    return true;
}

static void trace(struct supervisor *supervisor, const struct seccomp_notif *notice,
                  const struct system_call *call)
{
    char name[17];
    char first[VERSION_TEXT_SIZE];
    read_name((pid_t)notice->pid, name);
    if (!is_new(supervisor, call, name))
        return;
    const char *what = call ? arena_printf(supervisor->arena, "%s (Linux %s)", call->name,
                                           version_text(call->first, first))
                            : arena_printf(supervisor->arena, "number %d", notice->data.nr);
    const char *line = arena_printf(supervisor->arena, "abictl: run: %s[%u]: %s: %s\n",
                                    text_visible(supervisor->arena, name), notice->pid, what,
                                    supervisor->supervision->error_name);
    if (write(supervisor->supervision->trace, line, strlen(line)) < 0)
        return; /* who reads it is gone */
}

static void answer(struct supervisor *supervisor, const struct seccomp_notif *notice,
                   struct seccomp_notif_resp *response)
{
    const struct system_call *call = call_of(supervisor->supervision, &notice->data);
    response->id = notice->id;
    if (call && strcmp(call->name, "uname") == 0) {
        const struct uname_call asked = {.listener = supervisor->listener,
                                         .id = notice->id,
                                         .process = (pid_t)notice->pid,
                                         .address = notice->data.args[0]};
        int status = uname_answer(&asked, supervisor->supervision->release);
        response->error = status < 0 ? status : 0;
        response->flags = status > 0 ? SECCOMP_USER_NOTIF_FLAG_CONTINUE : 0;
    } else {
        trace(supervisor, notice, call);
        response->error = -supervisor->supervision->error;
    }
}

/* The kernel's structures may be longer than those of the headers. */
static size_t larger(size_t ours, uint16_t kernels)
{
    return ours > kernels ? ours : kernels;
}

static void serve(struct supervisor *supervisor)
{
    struct seccomp_notif_sizes sizes;
    if (syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, &sizes) != 0)
        return;
    size_t notice_size = larger(sizeof(struct seccomp_notif), sizes.seccomp_notif);
    size_t response_size = larger(sizeof(struct seccomp_notif_resp), sizes.seccomp_notif_resp);
    struct seccomp_notif *notice = arena_alloc(supervisor->arena, notice_size);
    struct seccomp_notif_resp *response = arena_alloc(supervisor->arena, response_size);
    struct pollfd poller = {.fd = supervisor->listener, .events = POLLIN};
    while (poll(&poller, 1, -1) >= 0 || errno == EINTR) {
        if (!(poller.revents & POLLIN)) {
            if (poller.revents & (POLLHUP | POLLERR | POLLNVAL))
                return; /* no process has the filter any more */
            continue;
        }
        memset(notice, 0, notice_size);
        memset(response, 0, response_size);
        if (ioctl(supervisor->listener, SECCOMP_IOCTL_NOTIF_RECV, notice) != 0)
            continue; /* a signal ended the call */
        answer(supervisor, notice, response);
        ioctl(supervisor->listener, SECCOMP_IOCTL_NOTIF_SEND, response); /* fails for the same */
    }
}

static int receive_listener(int socket)
{
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control = {0};
    char byte;
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof(control.bytes)};
    int listener = -1;
    if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) == 1 && CMSG_FIRSTHDR(&message))
        memcpy(&listener, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(listener));
    return listener;
}

/* Keeps no file of the caller's open, who may wait for their end, and no signal for its terminal.
 */
static void detach(const struct supervision *supervision, int socket)
{
    setsid();
    for (int i = 1; i < NSIG; i++)
        signal(i, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    if (chdir("/") != 0)
        return;
    long limit = sysconf(_SC_OPEN_MAX);
    for (int fd = 0; fd < (limit > 0 && limit < 65536 ? (int)limit : 65536); fd++)
        if (fd != socket && fd != supervision->trace)
            close(fd);
}

static void supervise(struct arena *arena, const struct supervision *supervision, int socket)
{
    prctl(PR_SET_NAME, "abictl-run");
    detach(supervision, socket);
    struct supervisor supervisor = {.arena = arena, .supervision = supervision};
    supervisor.listener = receive_listener(socket);
    close(socket);
    if (supervisor.listener >= 0)
        serve(&supervisor);
}

int supervisor_start(struct arena *arena, const struct supervision *supervision, struct error *err)
{
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
        return error_system(err, NULL, "cannot make a socket");
    pid_t child = fork();
    if (child < 0)
        return error_system(err, NULL, "cannot start a process");
    if (child == 0) {
        close(sockets[0]);
        pid_t grandchild = fork();
        if (grandchild == 0)
            supervise(arena, supervision, sockets[1]);
        else if (write(sockets[1], &grandchild, sizeof(grandchild)) < 0)
            _exit(1);
        _exit(0);
    }
    pid_t supervisor = -1;
    close(sockets[1]);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    if (read(sockets[0], &supervisor, sizeof(supervisor)) != sizeof(supervisor) || supervisor < 0) {
        close(sockets[0]);
        return error_set(err, "cannot start the process that answers uname");
    }
    /* Yama lets none but ancestors write into a process that does not allow it. Fails without. */
    prctl(PR_SET_PTRACER, (unsigned long)supervisor, 0, 0, 0);
    return sockets[0];
}

int supervisor_give(int socket, int listener, struct error *err)
{
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control = {0};
    char byte = 0;
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof(control.bytes)};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &listener, sizeof(listener));
    ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    int reason = errno;
    close(socket);
    close(listener);
    errno = reason;
    return sent == 1 ? 0 : error_system(err, NULL, "cannot reach the process that answers uname");
}

#include "base/listen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/process.h"

enum {
    READ_SIZE = 16384,
    MOST_KEPT = 1 << 20,
    PATIENCE = 50 /* milliseconds of silence after which to look whether the program has ended */
};

struct listener {
    struct arena *arena;
    int from;        /* what the program writes can be read here */
    int program_end; /* its standard error */
    char *text;
    size_t size;
    size_t room;
};

/* Makes a terminal like that of standard error, which does not change what is written to it. */
static int open_terminal(struct listener *listener)
{
    struct termios attributes;
    struct winsize window;
    listener->from = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (listener->from < 0 || tcgetattr(STDERR_FILENO, &attributes) < 0 ||
        grantpt(listener->from) < 0 || unlockpt(listener->from) < 0)
        return -1;
    const char *name = ptsname(listener->from);
    listener->program_end = name ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
    attributes.c_oflag &= ~(tcflag_t)OPOST;
    if (listener->program_end < 0 || tcsetattr(listener->program_end, TCSANOW, &attributes) < 0)
        return -1;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0)
        (void)ioctl(listener->program_end, TIOCSWINSZ, &window);
    return 0;
}

/* Returns whether standard error is a pipe without a reader. The program then gets the pipe itself,
 * and with it SIGPIPE. */
static bool nobody_reads(void)
{
    struct pollfd polled = {.fd = STDERR_FILENO, .events = POLLOUT};
    return poll(&polled, 1, 0) > 0 && polled.revents & POLLERR;
}

static int open_ends(struct listener *listener)
{
    int ends[2];
    if (isatty(STDERR_FILENO))
        return open_terminal(listener);
    int flags = fcntl(STDERR_FILENO, F_GETFL);
    /* A descriptor that cannot be written replaces a stream that the caller closed. */
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY || nobody_reads() ||
        pipe2(ends, O_CLOEXEC) < 0)
        return -1;
    listener->from = ends[0];
    listener->program_end = ends[1];
    return 0;
}

/* Passes the bytes on. Returns -1 when the reader is gone. On a full disk they are lost, as they
 * would be if the program wrote them there. */
static int pass_on(const char *bytes, size_t size)
{
    while (size) {
        ssize_t n = write(STDERR_FILENO, bytes, size);
        struct pollfd full = {.fd = STDERR_FILENO, .events = POLLOUT};
        if (n < 0 && errno == EAGAIN)
            (void)poll(&full, 1, -1);
        else if (n < 0 && errno != EINTR)
            return errno == EPIPE ? -1 : 0;
        if (n > 0) {
            bytes += n;
            size -= (size_t)n;
        }
    }
    return 0;
}

static void keep(struct listener *listener, const char *bytes, size_t size)
{
    if (listener->size + size > MOST_KEPT)
        return;
    listener->text = arena_reserve(listener->arena, listener->text, listener->size, size + 1,
                                   &listener->room, 1);
    char *end = listener->text + listener->size;
    memcpy(end, bytes, size);
    end[size] = '\0';
    for (char *nul; (nul = memchr(end, '\0', size));)
        *nul = ' ';
    listener->size += size;
}

/* Returns whether there is something to read. What the program started may outlive it and keep its
 * standard error open: that is not waited for. */
static bool wait_for_more(int from, pid_t child)
{
    struct pollfd polled = {.fd = from, .events = POLLIN};
    for (;;) {
        int ready = poll(&polled, 1, PATIENCE);
        if (ready > 0)
            return true;
        if (ready == 0 && process_has_ended(child))
            return poll(&polled, 1, 0) > 0;
    }
}

/* Reads all that the program writes until it ends. When the reader of this process's standard error
 * is gone, the program gets SIGPIPE, as it would without this process in between. */
static void listen_to(void *data, pid_t child)
{
    struct listener *listener = data;
    static char bytes[READ_SIZE];
    struct sigaction before;
    sigaction(SIGPIPE, &(struct sigaction){.sa_handler = SIG_IGN}, &before);
    close(listener->program_end);
    listener->program_end = -1;
    while (wait_for_more(listener->from, child)) {
        ssize_t n = read(listener->from, bytes, sizeof(bytes));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || pass_on(bytes, (size_t)n) < 0)
            break;
        keep(listener, bytes, (size_t)n);
    }
    close(listener->from);
    listener->from = -1;
    sigaction(SIGPIPE, &before, NULL);
}

int listen_run(struct arena *arena, const struct strvec *argv, const struct strvec *env,
               struct listening *listening, int *status, struct error *err)
{
    struct listener listener = {.arena = arena, .from = -1, .program_end = -1};
    listening->heard = NULL;
    bool can_hear = open_ends(&listener) == 0;
    const struct process_watch watch = {.signals = listening->signals,
                                        .errors = listener.program_end,
                                        .attend = listen_to,
                                        .data = &listener};
    int result = can_hear ? process_run_watched(argv, env, &watch, status, err)
                          : process_run(argv, env, listening->signals, status, err);
    fs_close_fd(&listener.from);
    fs_close_fd(&listener.program_end);
    if (can_hear)
        listening->heard = listener.text ? listener.text : "";
    return result;
}

#include "confine/confine.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "confine/call_filter.h"
#include "confine/supervisor.h"

/* Flag of Linux 5.19: a signal does not end a call that the supervisor has read, unless it ends the
 * process. */
#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif

const char *confine_release(struct arena *arena, struct version kernel)
{
    return arena_printf(arena, "%u.%u.%u", kernel.part[0], kernel.part[1], kernel.part[2]);
}

static int load_calls(struct arena *arena, const struct strvec *roots, struct system_calls **calls,
                      size_t *count, struct error *err)
{
    size_t arch_count;
    const struct arch *arches = arch_list(&arch_count);
    *calls = arena_alloc(arena, arch_count * sizeof(**calls));
    *count = 0;
    for (size_t i = 0; i < arch_count; i++)
        if (arch_is_native(&arches[i]) &&
            system_calls_load(arena, roots, &arches[i], &(*calls)[(*count)++], err) < 0)
            return -1;
    return 0;
}

static int set_filter(const struct sock_fprog *program, unsigned long flags)
{
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, program);
}

/* Sets the filter without a listener, also where an outer filter refuses seccomp(2), which is newer
 * than prctl(2). */
static int set_plain_filter(const struct sock_fprog *program)
{
    if (set_filter(program, 0) == 0)
        return 0;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program);
}

/* Returns whether this machine's kernel tells a listener that no process has the filter any more:
 * since Linux 5.9. On an older one the supervisor would never end. */
static bool has_listeners(void)
{
    struct utsname names;
    unsigned major = 0;
    unsigned minor = 0;
    return uname(&names) == 0 && sscanf(names.release, "%u.%u", &major, &minor) == 2 &&
           (major > 5 || (major == 5 && minor >= 9));
}

static int set_filter_with_listener(const struct sock_fprog *program)
{
    const unsigned long flags = SECCOMP_FILTER_FLAG_NEW_LISTENER;
    int listener = -1;
    errno = EINVAL;
    if (has_listeners())
        listener = set_filter(program, flags | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV);
    if (listener < 0 && errno == EINVAL && has_listeners())
        listener = set_filter(program, flags);
    return listener;
}

/* Returns why there is no listener. */
static const char *reason_of(int error)
{
    if (error == EBUSY)
        return "another program answers system calls here already: a container's supervisor, or "
               "another abictl run";
    if (error == ENOSYS)
        return "seccomp(2) is refused here, by another abictl run or a container";
    return error == EINVAL ? "uname names a Linux older than 5.9 here already, this machine's or "
                             "that of another abictl run"
                           : strerror(error);
}

static int fail_filter(struct error *err)
{
    return error_system(err, NULL,
                        "cannot set a filter for system calls (seccomp), by which --kernel and "
                        "--profile refuse what is newer");
}

int confine_kernel(struct arena *arena, const struct confinement *confinement, const char **loss,
                   struct error *err)
{
    struct system_calls *calls;
    size_t count;
    *loss = NULL;
    if (load_calls(arena, confinement->roots, &calls, &count, err) < 0)
        return -1;
    uint32_t refusal = SECCOMP_RET_ERRNO | ((uint32_t)confinement->error & SECCOMP_RET_DATA);
    struct call_filter_options options = {
        .calls = calls,
        .count = count,
        .kernel = confinement->kernel,
        .refusal = confinement->is_traced ? SECCOMP_RET_USER_NOTIF : refusal,
        .uname = SECCOMP_RET_USER_NOTIF,
    };
    const struct supervision supervision = {
        .calls = calls,
        .count = count,
        .release = confine_release(arena, confinement->kernel),
        .error = confinement->error,
        .error_name = confinement->error_name,
        .trace = confinement->is_traced ? STDERR_FILENO : -1,
    };
    int socket = supervisor_start(arena, &supervision, err);
    if (socket < 0)
        return -1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail_filter(err);
    const struct sock_fprog program = call_filter_make(arena, &options);
    int listener = set_filter_with_listener(&program);
    if (listener >= 0)
        return supervisor_give(socket, listener, err);
    *loss = reason_of(errno);
    close(socket);
    if (confinement->is_traced)
        return error_set(err, "--trace: %s", *loss);
    options.uname = SECCOMP_RET_ALLOW;
    const struct sock_fprog plain = call_filter_make(arena, &options);
    return set_plain_filter(&plain) == 0 ? 0 : fail_filter(err);
}

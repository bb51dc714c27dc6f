/* Processes that are told by a descriptor, or begin in a cgroup.
 * denied: as denied */
#include "case.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>

#define P_PIDFD_ 3

static posix_spawnattr_t attributes;
static posix_spawn_file_actions_t actions;

static void spawn_as(const char *what, const char *path, int is_searched, int wants)
{
    char *arguments[] = {(char *)path, (char *)"report", NULL};
    int fd = -5;
    printf("%s: ", what);
    fflush(stdout);
    errno = 0;
    int error = (is_searched ? pidfd_spawnp : pidfd_spawn)(wants ? &fd : NULL, path, &actions,
                                                           &attributes, arguments, environ);
    if (error) {
        printf("%s, errno %d, %d\n", strerror(error), errno, fd);
        return;
    }
    siginfo_t info;
    memset(&info, 0, sizeof(info));
    if (!wants) {
        HOLDS(wait(NULL) > 0);
        return;
    }
    SHOW(waitid(P_PIDFD_, (id_t)fd, &info, WEXITED));
    HOLDS(fcntl(fd, F_GETFD) == FD_CLOEXEC);
    printf("status %d %d\n", info.si_code, info.si_status);
    close(fd);
}

static int report(void)
{
    char folder[4096];
    printf("in %s\n", getcwd(folder, sizeof(folder)));
    return 9;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "report") == 0)
        return report();
    DENY(argc, argv, 435, 436);
    char *self = realpath("/proc/self/exe", NULL);
    int cgroup = -7;
    chdir("/tmp");
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    SHOW(posix_spawnattr_getcgroup_np(&attributes, &cgroup));
    SHOW(cgroup);
    spawn_as("told", self, 0, 1);
    spawn_as("not told", self, 0, 0);
    spawn_as("missing", "/none/such", 0, 1);
    spawn_as("missing, not told", "/none/such", 0, 0);
    setenv("PATH", "/none:/", 1);
    spawn_as("searched, missing", "no-such-program", 1, 1);
    SHOW(posix_spawn_file_actions_addchdir_np(&actions, "/"));
    spawn_as("with an action", self, 0, 1);

    int folder = open("/tmp", O_RDONLY | O_DIRECTORY);
    SHOW(posix_spawnattr_setcgroup_np(&attributes, folder));
    SHOW(posix_spawnattr_getcgroup_np(&attributes, &cgroup));
    HOLDS(cgroup == folder);
    spawn_as("without the flag", self, 0, 1);
    SHOW(posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETCGROUP));
    short flags = 0;
    SHOW(posix_spawnattr_getflags(&attributes, &flags));
    SHOW(flags);
    spawn_as("no cgroup", self, 0, 1);
    SHOW(posix_spawnattr_setcgroup_np(&attributes, 999));
    spawn_as("no file", self, 0, 1);
    pid_t child = -3;
    SHOW(posix_spawn(&child, self, NULL, &attributes, (char *[]){self, NULL}, environ));
    SHOW(child);
    SHOW(posix_spawnattr_setflags(&attributes, 0x200));
    SHOW(posix_spawnattr_setflags(&attributes,
                                  0x80)); /* POSIX_SPAWN_SETSID, which glibc 2.12 lacks */
    spawn_as("other flags", self, 0, 1);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return 0;
}

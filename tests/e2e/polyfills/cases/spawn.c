/* Newer file actions of posix_spawn, among the old ones.
 * denied: as plain */
#include "case.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>

static char *self;
static posix_spawn_file_actions_t actions;
static posix_spawnattr_t attributes;

/* What a spawned one sees. */
static int report(void)
{
    char folder[4096];
    sigset_t mask;
    struct sigaction action;
    printf("in %s, open:", getcwd(folder, sizeof(folder)) ? folder : "?");
    for (int fd = 0; fd < 100; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            printf(" %d", fd);
    sigprocmask(SIG_SETMASK, NULL, &mask);
    printf(", blocked: %d %d", sigismember(&mask, SIGUSR1), sigismember(&mask, SIGUSR2));
    sigaction(SIGUSR1, NULL, &action);
    printf(", handled: %d", action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN);
    sigaction(SIGHUP, NULL, &action);
    printf(", ignored: %d", action.sa_handler == SIG_IGN);
    printf(", leads: %d\n", getpgid(0) == getpid());
    return 7;
}

static void spawn_as(const char *what, const char *path, int is_searched)
{
    char *arguments[] = {(char *)path, (char *)"report", NULL};
    pid_t child = -1;
    int status = 0;
    printf("%s: ", what);
    fflush(stdout);
    errno = 0;
    int error = (is_searched ? posix_spawnp : posix_spawn)(&child, path, &actions, &attributes,
                                                           arguments, environ);
    if (error) {
        printf("%s, errno %d, child %d\n", strerror(error), errno, (int)child);
        return;
    }
    HOLDS(child > 0 && waitpid(child, &status, 0) == child);
    printf("status %x\n", (unsigned)status);
}

static void begin(void)
{
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
}
static void end(void)
{
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
}
static void handle(int signal)
{
    (void)signal;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "report") == 0)
        return report();
    DENY(argc, argv, 436);
    for (int fd = 3; fd < 300; fd++)
        close(fd);
    self = realpath("/proc/self/exe", NULL);
    char top[] = "/tmp/spawn.XXXXXX", inside[64], link[64];
    if (!mkdtemp(top) || chdir("/"))
        return 1;
    sprintf(inside, "%s/inside", top);
    sprintf(link, "%s/inside/program", top);
    mkdir(inside, 0755);
    if (symlink(self, link) || symlink(inside, "/tmp/spawn.inside"))
        return 1;
    signal(SIGUSR1, handle);
    signal(SIGHUP, SIG_IGN);
    for (int fd = 10; fd < 60; fd += 10)
        dup2(0, fd);

    begin();
    spawn_as("nothing", self, 0);
    SHOW(posix_spawn_file_actions_addchdir_np(&actions, "/tmp"));
    spawn_as("chdir", self, 0);
    SHOW(posix_spawn_file_actions_addclose(&actions, 20));
    SHOW(posix_spawn_file_actions_adddup2(&actions, 0, 25));
    SHOW(posix_spawn_file_actions_addchdir_np(&actions, "spawn.inside/.."));
    SHOW(posix_spawn_file_actions_addchdir_np(&actions, "inside"));
    SHOW(posix_spawn_file_actions_addopen(&actions, 26, "program", O_RDONLY, 0));
    SHOW(posix_spawn_file_actions_addopen(&actions, 30, "/dev/null", O_RDONLY, 0));
    SHOW(posix_spawn_file_actions_addchdir_np(&actions, "/"));
    for (int i = 0; i < 20; i++)
        posix_spawn_file_actions_addclose(&actions, 90);
    spawn_as("all kinds", self, 0);
    SHOW(posix_spawn_file_actions_addclosefrom_np(&actions, 26));
    spawn_as("and closefrom", self, 0);
    end();

    begin();
    int folder = open("/tmp", O_RDONLY | O_DIRECTORY);
    SHOW(posix_spawn_file_actions_addfchdir_np(&actions, folder));
    SHOW(posix_spawn_file_actions_addclosefrom_np(&actions, 3));
    spawn_as("fchdir", self, 0);
    spawn_as("relative", "spawn.inside/program", 0);
    spawn_as("missing", "none/such", 0);
    setenv("PATH", "/none::spawn.inside:/dev/null", 1);
    spawn_as("searched", "program", 1);
    spawn_as("searched, missing", "no-such-program", 1);
    setenv("PATH", "/dev:/none", 1);
    spawn_as("searched, refused", "null", 1);
    spawn_as("with a slash", "spawn.inside/program", 1);
    unsetenv("PATH");
    spawn_as("without PATH", "no-such-program", 1);
    SHOW(posix_spawn_file_actions_addchdir_np(&actions, "none"));
    spawn_as("no folder", self, 0);
    end();

    begin();
    SHOW(posix_spawn_file_actions_addfchdir_np(&actions, 99));
    spawn_as("not open", self, 0);
    SHOW(posix_spawn_file_actions_addclosefrom_np(&actions, -1));
    SHOW(posix_spawn_file_actions_addtcsetpgrp_np(&actions, -1));
    end();

    begin();
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    posix_spawnattr_setsigmask(&attributes, &set);
    sigemptyset(&set);
    sigaddset(&set, SIGHUP);
    posix_spawnattr_setsigdefault(&attributes, &set);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_RESETIDS |
                                              POSIX_SPAWN_SETSCHEDPARAM);
    SHOW(posix_spawn_file_actions_addchdir_np(&actions, "/tmp"));
    spawn_as("attributes", self, 0);
    SHOW(posix_spawn_file_actions_addtcsetpgrp_np(&actions, 0));
    spawn_as("no terminal", self, 0);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_SETMASK, &set, NULL);
    end();
    begin();
    SHOW(posix_spawn_file_actions_addchdir_np(&actions, "/tmp"));
    spawn_as("inherited", self, 0);
    sigprocmask(SIG_SETMASK, NULL, &set);
    HOLDS(sigismember(&set, SIGUSR1) && !sigismember(&set, SIGUSR2));
    end();
    unlink("/tmp/spawn.inside");
    return 0;
}

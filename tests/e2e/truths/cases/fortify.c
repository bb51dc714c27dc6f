/* Checked functions that the old library has, and no others; stack protection.
 * flags: -D_FORTIFY_SOURCE=2 -fstack-protector-all
 * also: -D_FORTIFY_SOURCE=3 -fstack-protector-strong
 * | abc 12 abcdef
 * | read 3
 * | set
 * | an overflow is stopped: yes
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((noipa)) static void overflow(size_t size)
{
    char small[8];
    memset(small, 'x', size);
    __asm__ volatile("" ::"r"(small) : "memory");
}

int main(int argc, char **argv)
{
    char text[32], copy[16];
    snprintf(text, sizeof(text), "%s %d", "abc", argc * 4);
    strncpy(copy, argv[1] ? "abcdef" : "", sizeof(copy) - 1);
    copy[15] = '\0';
    printf("%s %s\n", text, copy);
    int pipes[2];
    if (pipe(pipes) != 0 || write(pipes[1], "123", 3) != 3)
        return 1;
    struct pollfd fds = {pipes[0], POLLIN, 0};
    poll(&fds, (nfds_t)argc / 3, 0);
    printf("read %zd\n", read(pipes[0], text, (size_t)argc + 20));
    fd_set set;
    FD_ZERO(&set);
    FD_SET(pipes[0], &set);
    puts(FD_ISSET(pipes[0], &set) ? "set" : "not set");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        close(2);
        overflow((size_t)argc * 8);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    printf("an overflow is stopped: %s\n",
           WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT ? "yes" : "no");
    return 0;
}

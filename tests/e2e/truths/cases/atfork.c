/* pthread_atfork is each object's own: a library that is gone is not called any more.
 * plugin: atfork_plugin.c
 * | prepare plugin, prepare program, child program, child plugin
 * | prepare plugin, prepare program, parent program, parent plugin
 * | prepare program, child program
 * | prepare program, parent program
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char trail[128];

static void note(const char *what)
{
    if (trail[0])
        strcat(trail, ", ");
    strcat(trail, what);
}
static void prepare(void)
{
    note("prepare program");
}
static void parent(void)
{
    note("parent program");
}
static void child(void)
{
    note("child program");
}

/* The parent's line comes behind the child's. */
static void fork_and_tell(void)
{
    trail[0] = '\0';
    pid_t pid = fork();
    if (pid != 0)
        waitpid(pid, NULL, 0);
    puts(trail);
    fflush(stdout);
    if (pid == 0)
        _exit(0);
}

int main(void)
{
    pthread_atfork(prepare, parent, child);
    void *plugin = dlopen("atfork_plugin.so", RTLD_NOW);
    void (*begin)(void (*)(const char *)) =
        (void (*)(void (*)(const char *)))dlsym(plugin, "begin");
    begin(note);
    fork_and_tell();
    dlclose(plugin);
    fork_and_tell();
    return 0;
}

/* Thread-local data of the program and of libraries.
 * also: -ftls-model=initial-exec
 * lib: tls_lib.c
 * plugin: tls_plugin.c
 * | main 1 2 3
 * | thread 10 20 30
 * | main still 1 2 3
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static _Thread_local int own = 1;
extern __thread int from_library;
static int *(*from_plugin)(void);

static void print(const char *who)
{
    printf("%s %d %d %d\n", who, own, from_library, *from_plugin());
}
static void *change(void *unused)
{
    own = 10;
    from_library = 20;
    *from_plugin() = 30;
    print("thread");
    return unused;
}

int main(void)
{
    void *plugin = dlopen("tls_plugin.so", RTLD_NOW);
    from_plugin = (int *(*)(void))dlsym(plugin, "where");
    print("main");
    pthread_t thread;
    pthread_create(&thread, NULL, change, NULL);
    pthread_join(thread, NULL);
    print("main still");
    return 0;
}

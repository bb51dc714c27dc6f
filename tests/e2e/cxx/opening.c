/* A program of C opens two libraries of C++. The second one throws for the first time, to which the
 * record of exceptions in the first one is needed, while a library of C comes and goes: neither
 * thread may wait for the other. It was a matter of chance: many processes try. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 100, TOO_LONG = 10 };

static int (*first_throw)(void);
static int loads, is_done;

static void *throwing(void *number)
{
    while (__atomic_load_n(&loads, __ATOMIC_ACQUIRE) < 1 + *(int *)number % 10)
        ;
    int thrown = first_throw();
    __atomic_store_n(&is_done, 1, __ATOMIC_RELEASE);
    return thrown == 42 ? "caught" : NULL;
}

static int try(int number)
{
    pthread_t thread;
    void *caught = NULL;
    alarm(TOO_LONG);
    void *library = dlopen("libfirst.so", RTLD_NOW) ? dlopen("libsecond.so", RTLD_NOW) : NULL;
    if (!library)
        return 1;
    *(void **)&first_throw = dlsym(library, "first_throw");
    pthread_create(&thread, NULL, throwing, &number);
    while (!__atomic_load_n(&is_done, __ATOMIC_ACQUIRE)) {
        void *other = dlopen("libother.so", RTLD_NOW);
        if (!other || dlclose(other))
            return 2;
        __atomic_fetch_add(&loads, 1, __ATOMIC_RELEASE);
    }
    pthread_join(thread, &caught);
    return caught ? 0 : 3;
}

static int construct(void)
{
    alarm(TOO_LONG);
    void *library = dlopen("libconstructing.so", RTLD_NOW);
    int (*is_constructed)(void) = NULL;
    if (library)
        *(void **)&is_constructed = dlsym(library, "is_constructed");
    return is_constructed && is_constructed() ? 0 : 1;
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return construct();
    for (int i = 0; i < PROCESSES; i++) {
        int status = -1;
        pid_t child = fork();
        if (child == 0)
            _exit(try(i));
        waitpid(child, &status, 0);
        if (status) {
            printf("process %d: status %#x\n", i, (unsigned)status);
            return 1;
        }
    }
    return 0;
}

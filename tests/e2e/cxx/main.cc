// Exceptions between this program, two libraries linked to it, one that is opened, and C in
// between.
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <exception>
#include <pthread.h>
#include <stdexcept>
#include <unistd.h>

using thrower = void(int *);
using catcher = bool(thrower *, int *);
using counter = int();
extern "C" {
thrower one_throw, two_throw;
catcher one_catch, two_catch;
counter one_uncaught, two_uncaught;
void pass_on(thrower *, int *);
extern int pass_cleanups;
}

static int failures;

static void tell(const char *what, bool holds)
{
    std::printf("%s %s\n", holds ? "ok" : "WRONG", what);
    failures += !holds;
}

static void own_throw(int *seen)
{
    *seen = 1;
    throw std::runtime_error("the program's own");
}

static thrower *passed;
static void through_c(int *seen)
{
    pass_on(passed, seen);
}

static bool caught(thrower *function)
{
    int seen = -1;
    try {
        try {
            function(&seen);
        } catch (const std::exception &e) {
            if (seen != 1 || std::uncaught_exceptions() != 0 || !std::strstr(e.what(), "th"))
                return false;
            throw; // and once more
        }
    } catch (const std::runtime_error &) {
        return std::uncaught_exceptions() == 0 && one_uncaught() == 0 && two_uncaught() == 0;
    }
    return false;
}

static bool caught_there(catcher *function, thrower *what)
{
    int seen = -1;
    return function(what, &seen) && seen == 1 && std::uncaught_exceptions() == 0;
}

static int cancelled;
struct mark {
    ~mark()
    {
        cancelled++;
    }
};
static void *wait_long(void *)
{
    mark on_the_stack;
    for (;;)
        sleep(10);
}

int main()
{
    // First those that meet an unwinder which has not yet unwound.
    tell("one throws, two catches", caught_there(two_catch, one_throw));
    tell("one throws, the program catches", caught(one_throw));
    tell("the program throws, one catches", caught_there(one_catch, own_throw));
    passed = two_throw;
    tell("two throws through C", caught(through_c));
    passed = own_throw;
    tell("the program throws through C, two catches", caught_there(two_catch, through_c));
    tell("C cleaned up", pass_cleanups == 2);

    void *library = dlopen("libopened.so", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        std::printf("%s\n", dlerror());
        return 2;
    }
    auto opened_throw = reinterpret_cast<thrower *>(dlsym(library, "opened_throw"));
    auto opened_catch = reinterpret_cast<catcher *>(dlsym(library, "opened_catch"));
    tell("one throws, the opened one catches", caught_there(opened_catch, one_throw));
    tell("the opened one throws", caught(opened_throw));
    tell("the opened one throws, one catches", caught_there(one_catch, opened_throw));
    passed = opened_throw;
    tell("the opened one throws through C", caught(through_c));
    dlclose(library);
    tell("one throws after dlclose", caught(one_throw));

    pthread_t thread;
    pthread_create(&thread, nullptr, wait_long, nullptr);
    pthread_cancel(thread);
    pthread_join(thread, nullptr);
    tell("pthread_cancel runs cleanups", cancelled == 1);
    return failures != 0;
}

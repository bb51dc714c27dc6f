// A library whose constructor, and a thread that this starts, each make a first thread-local
// object: the thread must not keep the constructor waiting, under which the loader is locked.
#include <pthread.h>
#include <unistd.h>

namespace
{
enum { LONG_ENOUGH = 100000 };

struct counted {
    int count = 0;
    ~counted()
    {
        count = -1;
    }
};
thread_local counted own;
thread_local volatile int touched; // so that the loader has made up its mind about such data

void *counting(void *)
{
    return own.count++ ? nullptr : &own;
}

struct starter {
    pthread_t thread;
    starter()
    {
        touched = 1;
        pthread_create(&thread, nullptr, counting, nullptr);
        usleep(LONG_ENOUGH);
        own.count++;
    }
} started;
} // namespace

extern "C" int is_constructed()
{
    void *counted = nullptr;
    return pthread_join(started.thread, &counted) == 0 && counted && own.count == 1;
}

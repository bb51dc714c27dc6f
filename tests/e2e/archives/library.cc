// A library that needs of the C library what is newer than 2.17: for exceptions (_dl_find_object), random numbers (arc4random or
// getentropy), timed waits (pthread_cond_clockwait) and thread-local objects (__cxa_thread_atexit_impl).
#include "library.h"

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <random>
#include <sstream>
#include <stdexcept>

namespace {
struct counted {
    static int count;
    counted() { count++; }
    ~counted() { count--; }
};
int counted::count;
thread_local counted of_thread;
} // namespace

void library_throw(int value)
{
    std::ostringstream text;
    text << "thrown " << value;
    if (value > 1)
        throw std::runtime_error(text.str());
}

int library_catch(void (*callback)())
{
    try {
        callback();
    } catch (const std::logic_error &error) {
        return std::string(error.what()) == "callback" && std::uncaught_exceptions() == 0;
    }
    return 0;
}

int library_works()
{
    (void)of_thread;
    std::random_device device;
    std::mutex mutex;
    std::unique_lock<std::mutex> lock(mutex);
    std::condition_variable condition;
    bool is_late = condition.wait_for(lock, std::chrono::milliseconds(1)) == std::cv_status::timeout;
    unsigned any = device() | device() | device();
    return is_late && any && counted::count == 1;
}

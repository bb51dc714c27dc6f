#include "shelf.h"

#include <atomic>
#include <thread>
#include <vector>

#include "tally.h"

namespace {

std::atomic<int> gone;

struct counter {
    int value = 0;
    ~counter()
    {
        gone++;
    }
};
thread_local counter own;

} // namespace

void shelf::take(const std::string &what)
{
    throw empty("no " + what);
}

// Each thread has an object of its own, which ends with the thread.
int tally_threads(int count)
{
    std::atomic<int> sum{0};
    std::vector<std::thread> threads;
    for (int i = 1; i <= count; i++)
        threads.emplace_back([&sum, i] {
            own.value += i;
            sum += own.value;
        });
    for (auto &thread : threads)
        thread.join();
    return sum;
}

int tally_thread_objects_gone()
{
    return gone;
}

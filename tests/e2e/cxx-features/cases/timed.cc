// std: c++14
// flags: -pthread
//
// Waits that end by the clock: by the steady one and by the wall's, for conditions, mutexes and
// futures.
#include "must.h"

#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <shared_mutex>
#include <thread>

using namespace std::chrono_literals;
using steady = std::chrono::steady_clock;
using wall = std::chrono::system_clock;

// Whether what is done takes as long as it should: no less, and not minutes.
template <class F> static bool takes(steady::duration least, F what)
{
    auto start = steady::now();
    bool answer = what();
    auto passed = steady::now() - start;
    return answer && passed >= least - 1ms && passed < least + 10s;
}

static void conditions()
{
    std::mutex lock;
    std::condition_variable never;
    std::condition_variable_any never_any;
    std::unique_lock<std::mutex> held(lock);
    must(takes(10ms, [&] { return never.wait_for(held, 10ms) == std::cv_status::timeout; }));
    must(takes(10ms, [&] {
        return never.wait_until(held, steady::now() + 10ms) == std::cv_status::timeout;
    }));
    must(takes(10ms, [&] {
        return never.wait_until(held, wall::now() + 10ms) == std::cv_status::timeout;
    }));
    must(takes(10ms, [&] { return !never.wait_for(held, 10ms, [] { return false; }); }));
    must(takes(10ms, [&] { return never_any.wait_for(held, 10ms) == std::cv_status::timeout; }));
    must(never.wait_until(held, steady::now() - 1s) == std::cv_status::timeout);
    bool ready = false;
    std::thread waker([&] {
        std::lock_guard<std::mutex> mine(lock);
        ready = true;
        never.notify_one();
    });
    must(never.wait_for(held, 10s, [&] { return ready; }));
    held.unlock();
    waker.join();
}

template <class Mutex> static void mutexes()
{
    Mutex lock;
    lock.lock();
    std::thread([&] {
        must(takes(10ms, [&] { return !lock.try_lock_for(10ms); }));
        must(takes(10ms, [&] { return !lock.try_lock_until(steady::now() + 10ms); }));
        must(takes(10ms, [&] { return !lock.try_lock_until(wall::now() + 10ms); }));
        must(!lock.try_lock_until(steady::now() - 1s));
    }).join();
    lock.unlock();
    must(lock.try_lock_for(10ms));
    lock.unlock();
    must(lock.try_lock_until(steady::now() + 10ms));
    lock.unlock();
}

static void shared()
{
    std::shared_timed_mutex lock;
    lock.lock();
    std::thread([&] {
        must(takes(10ms, [&] { return !lock.try_lock_shared_for(10ms); }));
        must(takes(10ms, [&] { return !lock.try_lock_shared_until(wall::now() + 10ms); }));
    }).join();
    lock.unlock();
    std::shared_lock<std::shared_timed_mutex> one(lock, 10ms);
    std::thread([&] {
        std::shared_lock<std::shared_timed_mutex> two(lock, steady::now() + 10ms);
        must(two.owns_lock() && !lock.try_lock_for(1ms));
    }).join();
    must(one.owns_lock());
}

int main()
{
    conditions();
    mutexes<std::timed_mutex>();
    mutexes<std::recursive_timed_mutex>();
    mutexes<std::shared_timed_mutex>();
    shared();
    std::promise<int> promise;
    auto future = promise.get_future();
    must(takes(10ms, [&] { return future.wait_for(10ms) == std::future_status::timeout; }));
    must(takes(10ms, [&] {
        return future.wait_until(steady::now() + 10ms) == std::future_status::timeout;
    }));
    std::thread setter([&] { promise.set_value(1); });
    must(future.wait_until(wall::now() + 10s) == std::future_status::ready);
    setter.join();
    must(takes(10ms, [] { return std::this_thread::sleep_until(steady::now() + 10ms), true; }));
    return done();
}

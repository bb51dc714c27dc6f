// std: c++20
// gcc: 11
// libc++: no
// flags: -pthread
//
// What C++20 adds for threads: semaphores, latch, barrier, waits on atomics, jthread with its stop
// token.
#include "must.h"

#include <atomic>
#include <barrier>
#include <chrono>
#include <condition_variable>
#include <latch>
#include <memory>
#include <semaphore>
#include <stop_token>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using steady = std::chrono::steady_clock;

static void semaphores()
{
    std::counting_semaphore<4> some(0);
    must(!some.try_acquire() && !some.try_acquire_for(5ms) &&
         !some.try_acquire_until(steady::now() + 5ms));
    must(!some.try_acquire_until(std::chrono::system_clock::now() + 5ms));
    std::jthread giver([&] { some.release(3); });
    some.acquire();
    must(some.try_acquire_for(10s) && some.try_acquire_until(steady::now() + 10s));
    std::binary_semaphore one(1);
    must(one.try_acquire() && !one.try_acquire());
}

static void meeting()
{
    std::latch arrived(3);
    int rounds = 0;
    std::barrier together(3, [&]() noexcept { rounds++; });
    std::vector<std::jthread> all;
    for (int i = 0; i < 3; i++)
        all.emplace_back([&] {
            arrived.count_down();
            for (int n = 0; n < 4; n++)
                together.arrive_and_wait();
        });
    arrived.wait();
    all.clear();
    must(rounds == 4 && arrived.try_wait());
}

static void atomics()
{
    std::atomic<int> number{0};
    std::atomic_flag flag;
    std::atomic<std::shared_ptr<int>> pointer;
    std::jthread setter([&] {
        number = 1;
        number.notify_all();
        flag.test_and_set();
        flag.notify_one();
        pointer = std::make_shared<int>(3);
    });
    number.wait(0);
    flag.wait(false);
    setter.join();
    must(number == 1 && flag.test() && *pointer.load() == 3);
    double real = 1;
    std::atomic_ref<double>(real).fetch_add(0.5);
    must(real == 1.5);
}

static void stopping()
{
    std::mutex lock;
    std::condition_variable_any never;
    bool stopped = false, called = false;
    {
        std::jthread waiter([&](std::stop_token token) {
            std::stop_callback callback(token, [&] { called = true; });
            std::unique_lock<std::mutex> held(lock);
            must(!never.wait_for(held, token, 5ms, [] { return false; }));
            stopped = !never.wait(held, token, [] { return false; });
        });
        std::this_thread::sleep_for(10ms);
    } // asks it to stop, and joins
    must(stopped && called);
    std::stop_source source;
    must(source.request_stop() && !source.request_stop() && source.get_token().stop_requested());
}

int main()
{
    semaphores();
    meeting();
    atomics();
    stopping();
    return done();
}

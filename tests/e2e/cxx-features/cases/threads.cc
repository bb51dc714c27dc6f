// std: c++11
// flags: -pthread
//
// Threads, locks, conditions; futures with values and exceptions; statics of functions.
#include "must.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

static void locks()
{
    std::mutex lock;
    std::condition_variable_any any;
    std::condition_variable turn;
    int whose = 0, sum = 0;
    std::vector<std::thread> all;
    for (int i = 0; i < 4; i++)
        all.emplace_back([&, i] {
            std::unique_lock<std::mutex> held(lock);
            turn.wait(held, [&] { return whose == i; });
            sum = sum * 10 + i;
            whose++;
            turn.notify_all();
            any.notify_one();
        });
    {
        std::unique_lock<std::mutex> held(lock);
        any.wait(held, [&] { return whose == 4; });
    }
    for (auto &thread : all)
        thread.join();
    must(sum == 123);
    std::recursive_mutex again;
    std::lock(lock, again);
    must(again.try_lock() && !std::thread().joinable() && std::thread::hardware_concurrency() > 0);
    again.unlock();
    again.unlock();
    lock.unlock();
    must(std::this_thread::get_id() != std::thread::id());
}

static void statics()
{
    struct slow {
        slow()
        {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        int value = 5;
    };
    auto read = [] {
        static slow first;
        return first.value;
    };
    auto one = std::async(std::launch::async, read), two = std::async(std::launch::async, read);
    must(one.get() + two.get() == 10);
}

static void futures()
{
    auto sum = std::async(std::launch::async, [] {
        std::vector<int> numbers(1000);
        std::iota(numbers.begin(), numbers.end(), 1);
        return std::accumulate(numbers.begin(), numbers.end(), 0);
    });
    auto failing = std::async(std::launch::async,
                              []() -> int { throw std::logic_error("in the other thread"); });
    auto lazy = std::async(std::launch::deferred, [] { return std::this_thread::get_id(); });
    must(lazy.wait_for(std::chrono::seconds(0)) == std::future_status::deferred);
    must(sum.get() == 500500 && lazy.get() == std::this_thread::get_id());
    try {
        failing.get();
        must(!"thrown");
    } catch (const std::logic_error &e) {
        must(std::string(e.what()) == "in the other thread");
    }
    std::promise<int> promise;
    std::shared_future<int> shared = promise.get_future().share();
    std::thread keeper([&] { promise.set_value_at_thread_exit(9); });
    must(shared.get() == 9);
    keeper.join();
    std::packaged_task<int(int)> task([](int x) { return 2 * x; });
    auto result = task.get_future();
    std::thread(std::move(task), 21).join();
    must(result.get() == 42);
    std::future<int> broken = std::promise<int>().get_future();
    try {
        broken.get();
        must(!"thrown");
    } catch (const std::future_error &e) {
        must(e.code() == std::future_errc::broken_promise);
    }
    try {
        std::thread itself;
        itself.join();
        must(!"thrown");
    } catch (const std::system_error &e) {
        must(e.code() == std::errc::invalid_argument);
    }
}

int main()
{
    locks();
    statics();
    futures();
    return done();
}

/* What libstdc++ asks of a newer glibc works on an old one.
 * flags: -std=c++17
 * modes: pie no-pie gc lto
 * | caught thrown
 * | caught in another thread: bad_alloc
 * | use a b
 * | ~b ~a in their thread
 * | use a b
 * | timed mutex: late
 * | condition: late
 * | shared mutex: late late
 * | asynchronous 5
 * | random: yes
 * | streams 3.25 0x1.ap+1
 * | /tmp has 1 of 4
 * | main ends
 * | ~b ~a in their thread
 * | ~static
 */
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <mutex>
#include <new>
#include <random>
#include <shared_mutex>
#include <sstream>
#include <stdexcept>
#include <thread>

using namespace std::chrono_literals;

struct traced {
    const char *name, *end;
    ~traced()
    {
        std::printf("~%s%s", name, end);
    }
};

static traced at_end{"static", "\n"};
thread_local traced a{"a", " in their thread\n"};
thread_local traced b{"b", " "};

static void use()
{
    std::printf("use %s %s\n", a.name, b.name);
}

static void exceptions()
{
    try {
        throw std::runtime_error("thrown");
    } catch (const std::exception &e) {
        std::printf("caught %s\n", e.what());
    }
    std::thread thread([] {
        try {
            throw std::bad_alloc();
        } catch (const std::bad_alloc &) {
            std::puts("caught in another thread: bad_alloc");
        }
    });
    thread.join();
}

static void waits()
{
    std::timed_mutex timed;
    std::shared_timed_mutex shared;
    timed.lock();
    shared.lock();
    std::thread waiter([&] {
        std::printf("timed mutex: %s\n", timed.try_lock_for(5ms) ? "locked" : "late");
        std::mutex mutex;
        std::condition_variable condition;
        std::unique_lock<std::mutex> lock(mutex);
        auto until = std::chrono::steady_clock::now() + 5ms;
        std::printf("condition: %s\n",
                    condition.wait_until(lock, until, [] { return false; }) ? "true" : "late");
        std::printf("shared mutex: %s ", shared.try_lock_shared_for(5ms) ? "locked" : "late");
        std::printf("%s\n", shared.try_lock_for(5ms) ? "locked" : "late");
    });
    waiter.join();
}

static void numbers()
{
    std::random_device device;
    std::printf("random: %s\n", device() != device() || device() != device() ? "yes" : "no");
    double read = 0;
    std::istringstream("3.25") >> read;
    std::cout << "streams " << read << " " << std::hexfloat << read << std::endl;
}

int main()
{
    exceptions();
    std::thread(use).join();
    use();
    waits();
    std::printf("asynchronous %d\n", std::async(std::launch::async, [] { return 5; }).get());
    numbers();
    std::ofstream("/tmp/four") << "four";
    for (const auto &entry : std::filesystem::directory_iterator("/tmp"))
        std::printf("/tmp has 1 of %d\n", static_cast<int>(entry.file_size()));
    std::puts("main ends");
}

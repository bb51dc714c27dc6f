// Exceptions, thread_local objects and streams with static C++ libraries in the program and in a
// library. Prints one line for each part.
#include <cstdio>
#include <filesystem>
#include <future>
#include <iostream>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include "throwing.h"

namespace {
struct Noisy {
    const char *name;
    explicit Noisy(const char *text) : name(text) { std::printf("+%s\n", name); }
    ~Noisy()
    {
        std::printf("-%s\n", name);
        std::fflush(stdout);
    }
};
Noisy object("global");
thread_local Noisy of_thread("thread");
struct Cleanup {
    int &count;
    ~Cleanup() { count++; }
};

int deep(int depth, int &cleanups)
{
    Cleanup cleanup{cleanups};
    if (depth == 0)
        throw std::runtime_error("deep");
    return deep(depth - 1, cleanups) + 1;
}

template <class Function> std::string caught(Function run)
{
    try {
        run();
    } catch (const Known &known) {
        return "known " + std::to_string(known.value);
    } catch (const std::exception &e) {
        return e.what();
    } catch (const char *text) {
        return text;
    } catch (...) {
        return "unknown";
    }
    return "nothing";
}
} // namespace

int main()
{
    std::puts(of_thread.name);
    int cleanups = 0;
    std::string text = caught([&] { deep(20, cleanups); });
    std::printf("same module: %s %d\n", text.c_str(), cleanups);
    std::thread([] { std::printf("thread: %s, %s\n", of_thread.name, caught([] { throw "text"; }).c_str()); }).join();
    std::printf("future: %s\n", caught([] {
                    std::async(std::launch::async, []() -> int { throw Known{7}; }).get();
                }).c_str());
    for (int kind = 0; kind < 4; kind++)
        std::printf("library to program: %s\n", caught([&] { throw_from_library(kind); }).c_str());
    std::printf("program to library: %s\n", catch_in_library([] { throw Known{9}; }));
    std::printf("through the library: %s\n", caught([] { pass_through_library([] { throw 1.5; }); }).c_str());
    std::printf("uncaught: %d\n", std::uncaught_exceptions());
    std::printf("nested: %s\n", caught([] {
                    try {
                        throw_from_library(1);
                    } catch (...) {
                        std::string inner = caught([] { throw_from_library(0); });
                        std::printf("inner: %s\n", inner.c_str());
                        throw;
                    }
                }).c_str());
    std::once_flag flag;
    int calls = 0;
    std::call_once(flag, [&] { calls++; });
    std::call_once(flag, [&] { calls++; });
    std::cout << "stream " << calls << " " << 1.25L << " " << std::stold("0.5")
              << " " << std::filesystem::exists("/") << std::endl;
    text = text_of_library();
    std::cout << text << std::endl;
}

/* What a C++ library needs of its C library, and of the start files.
 * | constructed before main
 * | caught: out of a function
 * | caught in a thread: 7, own
 * | async 42
 * | filesystem: a directory
 * | regex: yes
 * | random: yes
 * | numbers: 1.5 2.25 0x1p-3
 * | once
 * | destroyed: own
 * | destroyed after main
 */
#include <cstdio>
#include <filesystem>
#include <future>
#include <iostream>
#include <mutex>
#include <random>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

struct Witness {
    Witness()
    {
        std::cout << "constructed before main" << std::endl;
    }
    ~Witness()
    {
        std::cout << "destroyed after main" << std::endl;
    }
};
static Witness witness;

struct Own {
    std::string name = "own";
    ~Own()
    {
        std::cout << "destroyed: " << name << std::endl;
    }
};
static thread_local Own *late;

__attribute__((noinline)) static void throw_something(const std::string &what)
{
    throw std::runtime_error(what);
}

int main()
{
    try {
        throw_something("out of a function");
    } catch (const std::exception &e) {
        std::cout << "caught: " << e.what() << std::endl;
    }
    std::thread thread([] {
        thread_local std::string name = "own";
        try {
            throw 7;
        } catch (int number) {
            std::cout << "caught in a thread: " << number << ", " << name << std::endl;
        }
    });
    thread.join();
    std::cout << "async " << std::async(std::launch::async, [] { return 42; }).get() << std::endl;
    std::cout << "filesystem: " << (std::filesystem::is_directory("/") ? "a directory" : "nothing")
              << std::endl;
    std::cout << "regex: " << (std::regex_match("abc", std::regex("a[b]c")) ? "yes" : "no")
              << std::endl;
    std::random_device device;
    std::cout << "random: " << (device() != device() ? "yes" : "no") << std::endl;
    char text[64];
    std::snprintf(text, sizeof(text), "%.1f %.2Lf %a", std::stod("1.5"), std::stold("2.25"), 0.125);
    std::cout << "numbers: " << text << std::endl;
    static std::once_flag flag;
    for (int i = 0; i < 2; i++)
        std::call_once(flag, [] { std::cout << "once" << std::endl; });
    thread_local Own own;
    late = &own;
}

// std: c++17
// flags: -pthread
//
// Exceptions: nested, carried to other threads, of the runtime's own making, and those that end the
// program.
#include "must.h"

#include <any>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <typeinfo>
#include <unistd.h>
#include <variant>
#include <vector>

static void nested()
{
    try {
        try {
            throw std::runtime_error("inner");
        } catch (...) {
            std::throw_with_nested(std::logic_error("outer"));
        }
    } catch (const std::logic_error &outer) {
        try {
            std::rethrow_if_nested(outer);
            must(!"thrown");
        } catch (const std::runtime_error &inner) {
            must(std::strcmp(inner.what(), "inner") == 0 && std::uncaught_exceptions() == 0);
        }
    }
    struct counts {
        int *seen;
        ~counts()
        {
            try {
                throw 1;
            } catch (int) {
                *seen = std::uncaught_exceptions();
            }
        }
    };
    int seen = 0;
    try {
        counts on_the_way{&seen};
        throw std::bad_exception();
    } catch (const std::exception &) {
    }
    must(seen == 1);
}

static void across_threads()
{
    std::exception_ptr carried;
    std::thread([&] {
        try {
            std::vector<int>(1).at(5);
        } catch (...) {
            carried = std::current_exception();
        }
    }).join();
    int caught = 0;
    auto rethrow = [&] {
        try {
            std::rethrow_exception(carried);
        } catch (const std::out_of_range &) {
            caught++;
        }
    };
    std::thread(rethrow).join();
    rethrow();
    must(caught == 2 && std::make_exception_ptr(1) != carried);
    // Many at once: each unwinds by itself.
    std::vector<std::thread> all;
    std::array<int, 4> counts{};
    for (int &count : counts)
        all.emplace_back([&count] {
            for (int i = 0; i < 500; i++)
                try {
                    throw std::to_string(i);
                } catch (const std::string &s) {
                    count += s == std::to_string(i);
                }
        });
    for (auto &thread : all)
        thread.join();
    must(counts == (std::array<int, 4>{500, 500, 500, 500}));
}

template <class E, class F> static bool throws(F what)
{
    try {
        what();
    } catch (const E &) {
        return true;
    }
    return false;
}
struct base {
    virtual ~base() = default;
};
struct left : base {
};
struct right : base {
};

static void of_the_runtime()
{
    left object;
    base &known = object;
    must(throws<std::bad_cast>([&] { (void)dynamic_cast<right &>(known); }));
    base *none = std::getenv("NOTHING") ? &known : nullptr;
    must(throws<std::bad_typeid>([&] { (void)typeid(*none).name(); }));
    must(throws<std::bad_any_cast>([] { std::any_cast<int>(std::any("text")); }));
    must(throws<std::bad_optional_access>([] { (void)std::optional<int>().value(); }));
    must(
        throws<std::bad_variant_access>([] { (void)std::get<int>(std::variant<int, char>('c')); }));
    must(throws<std::bad_function_call>([] { std::function<void()>()(); }));
    must(throws<std::bad_weak_ptr>([] { std::shared_ptr<int>(std::weak_ptr<int>()); }));
    must(throws<std::length_error>([] { std::string().resize(std::string().max_size() + 1); }));
    static int *volatile kept;
    must(throws<std::bad_alloc>(
        [n = std::getenv("NOTHING") ? 1L : -1L] { kept = new int[n]; })); // or what derives from it
}

// The status with which a child ends that does `what`.
template <class F> static int ends_with(F what)
{
    pid_t child = fork();
    if (child == 0) {
        what();
        _exit(99);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}
static void deny() noexcept(false)
{
    throw 1;
}
static void promised() noexcept
{
    deny();
}

static void ends()
{
    std::set_terminate([] {
        auto current = std::current_exception();
        _exit(current ? 7 : 8);
    });
    must(ends_with(promised) == 7);
    must(ends_with([] { std::terminate(); }) == 8);
    must(ends_with([] { std::thread([] { throw 2; }).join(); }) == 7);
    must(ends_with([] { std::thread unjoined([] {}); }) == 8);
    std::set_terminate(nullptr);
    must(ends_with([] {
             // Where the default handler says what it was.
             dup2(open("/tmp/terminate", O_CREAT | O_TRUNC | O_WRONLY, 0600), STDERR_FILENO);
             throw std::runtime_error("nobody catches this");
         }) == -SIGABRT);
    char said[200] = "";
    std::FILE *file = std::fopen("/tmp/terminate", "r");
    must(file && std::fread(said, 1, sizeof(said) - 1, file) > 0 &&
         std::strstr(said, "std::runtime_error"));
    if (file)
        std::fclose(file);
}

static void without_memory()
{
    must(ends_with([] {
             rlimit limit{256u << 20, 256u << 20};
             setrlimit(RLIMIT_AS, &limit);
             std::vector<std::unique_ptr<char[]>> blocks;
             try {
                 for (;;)
                     blocks.push_back(std::make_unique<char[]>(1 << 20));
             } catch (const std::bad_alloc &) {
                 _exit(blocks.size() > 50 && blocks.size() < 256 ? 5 : 6);
             }
         }) == 5);
    static volatile std::size_t too_much = static_cast<std::size_t>(-1) / 4;
    static int handled;
    std::set_new_handler([] {
        handled++;
        std::set_new_handler(nullptr);
    });
    static void *volatile got;
    must(throws<std::bad_alloc>([] { got = ::operator new(too_much); }) && handled == 1);
    must(!::operator new(too_much, std::nothrow));
    struct alignas(256) wide {
        char byte;
    };
    std::unique_ptr<wide> aligned(new wide);
    must(reinterpret_cast<std::size_t>(aligned.get()) % 256 == 0);
}

int main()
{
    nested();
    across_threads();
    of_the_runtime();
    without_memory();
    ends();
    return done();
}

// What GCC 4.8's library lacks, or has from before it changed, each used by the module that takes
// this in: the state that it shares is the target's, all else the module's own.
#ifndef FEATURES_H
#define FEATURES_H

#include <any>
#include <charconv>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <new>
#include <optional>
#include <random>
#include <regex>
#include <set>
#include <shared_mutex>
#include <sstream>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <variant>

namespace
{
int failures;
thread_local std::string own = "own";

void tell(const char *what, bool holds)
{
    if (!holds)
        std::printf("WRONG %s\n", what);
    failures += !holds;
}

template <class Exception, class Action, class Test>
void throws(const char *what, Action action, Test test)
{
    try {
        action();
        tell(what, false);
    } catch (const Exception &caught) {
        tell(what, test(caught));
    } catch (...) {
        tell(what, false);
    }
}

void threads()
{
    int sum = 0;
    std::mutex guard;
    std::condition_variable changed;
    std::once_flag once;
    std::vector<std::thread> all;
    for (int i = 0; i < 4; i++)
        all.emplace_back([&] {
            std::call_once(once, [&] { sum += 100; });
            std::lock_guard lock(guard);
            sum++;
            changed.notify_all();
        });
    {
        std::unique_lock lock(guard);
        changed.wait(lock, [&] { return sum == 104; });
        tell("condition_variable, timed",
             changed.wait_for(lock, std::chrono::milliseconds(5)) == std::cv_status::timeout);
    }
    for (auto &thread : all)
        thread.join();
    tell("threads and call_once", sum == 104);
    throws<std::runtime_error>(
        "an exception passes call_once",
        [] {
            std::once_flag flag;
            std::call_once(flag, [] { throw std::runtime_error("once"); });
        },
        [](auto &caught) { return caught.what() == std::string("once"); });
    std::shared_mutex shared;
    std::shared_lock reader(shared);
    tell("shared_mutex", shared.try_lock_shared());
    shared.unlock_shared();
    std::string other;
    std::thread([&] { other = own + "ed"; }).join();
    tell("thread_local", own == "own" && other == "owned");
}

void futures()
{
    tell("async", std::async(std::launch::async, [] { return std::string("far"); }).get() == "far");
    std::packaged_task<int(int)> task([](int value) { return value * 2; });
    auto doubled = task.get_future();
    std::thread(std::move(task), 21).join();
    tell("packaged_task", doubled.get() == 42);
    std::promise<int> broken;
    auto lost = broken.get_future();
    {
        auto gone = std::move(broken);
    }
    throws<std::future_error>(
        "broken_promise", [&] { lost.get(); },
        [](auto &caught) {
            return caught.code() == std::future_errc::broken_promise &&
                   caught.code().category() == std::future_category() &&
                   caught.code().category().name() == std::string("future");
        });
    std::promise<int> failed;
    failed.set_exception(std::make_exception_ptr(std::out_of_range("far out")));
    throws<std::out_of_range>(
        "exception_ptr", [&] { failed.get_future().get(); },
        [](auto &caught) { return caught.what() == std::string("far out"); });
    tell("none is on its way after rethrow_exception", std::uncaught_exceptions() == 0);
    std::promise<int> late;
    late.set_value_at_thread_exit(5);
}

// std::error_category has another layout since GCC 5.
void error_codes()
{
    throws<std::system_error>(
        "join of no thread", [] { std::thread().join(); },
        [](auto &caught) {
            return caught.code() == std::errc::invalid_argument &&
                   caught.code().default_error_condition() == std::errc::invalid_argument &&
                   caught.code().message() == "Invalid argument";
        });
    throws<std::system_error>(
        "lock of no mutex", [] { std::unique_lock<std::mutex>().lock(); },
        [](auto &caught) { return caught.code() == std::errc::operation_not_permitted; });
    std::error_code code(ENOENT, std::system_category());
    std::ostringstream out;
    out << code;
    tell("error_code", code == std::errc::no_such_file_or_directory && out.str() == "system:2");
    throws<std::filesystem::filesystem_error>(
        "filesystem_error", [] { std::filesystem::directory_iterator("/none"); },
        [](auto &caught) {
            return caught.code() == std::errc::no_such_file_or_directory &&
                   caught.path1() == "/none";
        });
}

void files()
{
    namespace fs = std::filesystem;
    fs::path directory = fs::temp_directory_path() / "hybrid";
    fs::remove_all(directory);
    fs::create_directories(directory / "one" / "two");
    std::ofstream(directory / "file") << "12345";
    std::ofstream moved_from(directory / "one" / "file");
    auto moved = std::move(moved_from);
    moved << "moved";
    moved.close();
    std::set<std::string> found;
    for (auto &entry : fs::recursive_directory_iterator(directory))
        found.insert(entry.path().lexically_relative(directory).string());
    tell("filesystem", found == std::set<std::string>{"file", "one", "one/file", "one/two"});
    tell("file_size", fs::file_size(directory / "file") == 5);
    std::string text;
    std::getline(std::ifstream(directory / "one" / "file"), text);
    tell("a stream that was moved", text == "moved");
    fs::remove_all(directory);
    tell("remove_all", !fs::exists(directory));
}

void texts()
{
    std::smatch match;
    std::string line = "key = value";
    tell("regex",
         std::regex_match(line, match, std::regex(R"((\w+)\s*=\s*(\w+))")) && match[2] == "value");
    throws<std::regex_error>(
        "regex_error", [] { std::regex("("); },
        [](auto &caught) { return caught.code() == std::regex_constants::error_paren; });
#ifdef __cpp_lib_to_chars // GCC 11 was the first to have them for floating point
    char buffer[64];
    auto end = std::to_chars(buffer, buffer + sizeof(buffer), 0.1);
    double back = 0;
    std::from_chars(buffer, end.ptr, back);
    tell("to_chars", std::string(buffer, end.ptr) == "0.1" && back == 0.1);
#endif
    tell("stod and to_string",
         std::stod("2.5") + std::stoi("2") == 4.5 && std::to_string(3) == "3");
    std::stringstream stream("1 2.5 three");
    int one;
    double two;
    std::string three;
    stream >> one >> two >> three;
    tell("stringstream", one == 1 && two == 2.5 && three == "three");
    std::stringstream taken = std::move(stream);
    tell("a stringstream that was moved", taken.str() == "1 2.5 three");
    std::wostringstream wide;
    wide << 1.5 << L' ' << std::hex << 255;
    tell("wide streams", wide.str() == L"1.5 ff");
    throws<std::bad_alloc>(
        "length of an array",
        [] {
            volatile long length = -1;
            delete[] new std::string[static_cast<std::size_t>(length)];
        },
        [](auto &) { return true; });
}

void memory()
{
    struct alignas(64) line {
        char bytes[64];
    };
    auto aligned = std::make_unique<line>();
    tell("aligned new", reinterpret_cast<std::uintptr_t>(aligned.get()) % 64 == 0);
    std::pmr::monotonic_buffer_resource buffer;
    std::pmr::vector<int> numbers({1, 2, 3}, &buffer);
    std::pmr::synchronized_pool_resource pool;
    std::pmr::map<int, int> tree(&pool);
    for (int i = 0; i < 1000; i++)
        tree[i % 100] += i;
    tell("memory resources", numbers.size() == 3 && tree.size() == 100);
    auto shared = std::make_shared<std::string>("shared");
    std::weak_ptr<std::string> weak = shared;
    std::shared_ptr<std::string> same = std::atomic_load(&shared);
    shared.reset();
    same.reset();
    throws<std::bad_weak_ptr>(
        "weak_ptr", [&] { std::shared_ptr<std::string> gone(weak); }, [](auto &) { return true; });
    std::new_handler handler = [] { throw std::bad_alloc(); };
    std::set_new_handler(handler);
    tell("get_new_handler", std::get_new_handler() == handler);
    std::set_new_handler(nullptr);
    tell("no new_handler", !std::get_new_handler());
    std::terminate_handler before = std::get_terminate();
    std::terminate_handler own = [] { std::abort(); };
    tell("get_terminate tells what set_terminate told", std::set_terminate(own) == before);
    tell("get_terminate", std::get_terminate() == own && std::get_terminate() == own);
    std::set_terminate(before);
}

void containers()
{
    std::unordered_map<std::string, int> words;
    std::list<int> list;
    std::deque<std::string> deque;
    for (int i = 0; i < 5000; i++) {
        words["word" + std::to_string(i % 700)]++;
        list.push_front(i);
        deque.emplace_back(std::to_string(i));
    }
    list.sort();
    tell("containers", words.size() == 700 && words["word5"] == 8 && list.front() == 0 &&
                           list.size() == 5000 && deque.back() == "4999");
    std::function<int(int)> add = [&](int value) { return value + static_cast<int>(words.size()); };
    tell("function", add(1) == 701);
    throws<std::bad_function_call>(
        "bad_function_call", [] { std::function<void()>()(); }, [](auto &) { return true; });
    std::variant<int, std::string> either = "text";
    throws<std::bad_variant_access>(
        "variant", [&] { std::get<int>(either); }, [](auto &) { return true; });
    throws<std::bad_any_cast>(
        "any", [] { std::any_cast<int>(std::any(1.5)); }, [](auto &) { return true; });
    throws<std::bad_optional_access>(
        "optional", [] { std::optional<int>().value(); }, [](auto &) { return true; });
    std::random_device device;
    std::mt19937_64 engine(device());
    tell("random", device.entropy() >= 0 && std::isfinite(std::normal_distribution<>()(engine)));
    throws<std::exception>(
        "nested_exception",
        [] {
            try {
                throw std::logic_error("inner");
            } catch (...) {
                std::throw_with_nested(std::runtime_error("outer"));
            }
        },
        [](auto &outer) {
            try {
                std::rethrow_if_nested(outer);
            } catch (const std::logic_error &inner) {
                return inner.what() == std::string("inner");
            }
            return false;
        });
}

int features()
{
    failures = 0;
    threads();
    futures();
    error_codes();
    files();
    texts();
    memory();
    containers();
    return failures;
}
} // namespace

#endif

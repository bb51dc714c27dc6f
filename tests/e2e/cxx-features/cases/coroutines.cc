// std: c++20
// gcc: 11
// clang: 16
// libc++: 15
//
// Coroutines: a generator, a task that awaits another, and exceptions that come out of both.
#include "must.h"

#include <coroutine>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

template <class Value> struct generator {
    struct promise_type {
        Value value;
        std::exception_ptr failure;
        generator get_return_object()
        {
            return generator{std::coroutine_handle<promise_type>::from_promise(*this)};
        }
        std::suspend_always initial_suspend() noexcept
        {
            return {};
        }
        std::suspend_always final_suspend() noexcept
        {
            return {};
        }
        std::suspend_always yield_value(Value next)
        {
            value = std::move(next);
            return {};
        }
        void return_void()
        {
        }
        void unhandled_exception()
        {
            failure = std::current_exception();
        }
    };
    std::coroutine_handle<promise_type> handle;
    explicit generator(std::coroutine_handle<promise_type> h) : handle(h)
    {
    }
    generator(const generator &) = delete;
    ~generator()
    {
        handle.destroy();
    }
    bool next()
    {
        handle.resume();
        if (handle.promise().failure)
            std::rethrow_exception(handle.promise().failure);
        return !handle.done();
    }
};

static generator<std::string> count(int to)
{
    for (int i = 0; i < to; i++)
        co_yield std::to_string(i);
    throw std::runtime_error("counted");
}

struct task {
    struct promise_type {
        int value = 0;
        std::coroutine_handle<> caller = std::noop_coroutine();
        std::exception_ptr failure;
        task get_return_object()
        {
            return {std::coroutine_handle<promise_type>::from_promise(*this)};
        }
        std::suspend_always initial_suspend() noexcept
        {
            return {};
        }
        auto final_suspend() noexcept
        {
            struct back {
                bool await_ready() noexcept
                {
                    return false;
                }
                std::coroutine_handle<>
                await_suspend(std::coroutine_handle<promise_type> self) noexcept
                {
                    return self.promise().caller;
                }
                void await_resume() noexcept
                {
                }
            };
            return back{};
        }
        void return_value(int v)
        {
            value = v;
        }
        void unhandled_exception()
        {
            failure = std::current_exception();
        }
    };
    std::coroutine_handle<promise_type> handle;
    bool await_ready()
    {
        return false;
    }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller)
    {
        handle.promise().caller = caller;
        return handle;
    }
    int await_resume()
    {
        auto promise = std::move(handle.promise());
        handle.destroy();
        if (promise.failure)
            std::rethrow_exception(promise.failure);
        return promise.value;
    }
};

static task one(bool fails)
{
    if (fails)
        throw std::logic_error("failed");
    co_return 1;
}
static task sum()
{
    int total = 0;
    for (int i = 0; i < 10000; i++) // no deeper a stack for it
        total += co_await one(false);
    try {
        co_await one(true);
    } catch (const std::logic_error &) {
        total++;
    }
    co_return total;
}

int main()
{
    auto numbers = count(3);
    std::string all;
    try {
        while (numbers.next())
            all += numbers.handle.promise().value;
        must(!"thrown");
    } catch (const std::runtime_error &) {
    }
    must(all == "012");
    task whole = sum();
    whole.handle.resume();
    must(whole.handle.done() && whole.await_resume() == 10001);
    return done();
}

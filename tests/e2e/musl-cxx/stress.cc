// A thousand threads that throw, and locales that are made, used and dropped in parallel.
#include <atomic>
#include <iostream>
#include <locale>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

static std::atomic<int> caught, ended, wrong;

struct mark {
    int number = 0;
    ~mark()
    {
        ended += number != 0;
    }
};
static thread_local mark own;

static void fall(int depth)
{
    std::string on_the_stack(40, 'x');
    if (depth == 0)
        throw std::runtime_error(on_the_stack);
    fall(depth - 1);
}

static void throw_often(int number)
{
    own.number = number + 1;
    for (int i = 0; i < 20; i++)
        try {
            try {
                fall(i);
            } catch (...) {
                std::rethrow_exception(std::current_exception());
            }
        } catch (const std::exception &e) {
            caught += std::string(e.what()).size() == 40;
        }
}

static void make_locales(int number)
{
    static const char *const names[] = {"C", "POSIX", "C.UTF-8"};
    for (int i = 0; i < 200; i++) {
        std::locale one(names[(number + i) % 3]);
        std::locale two(std::locale::classic(), one, std::locale::numeric);
        std::ostringstream out;
        out.imbue(i % 2 ? one : two);
        out << 1234.5 << ' ' << std::toupper('a', one) << std::isdigit('7', two);
        std::wostringstream wide;
        wide.imbue(two);
        wide << 12.25 << L' ' << std::use_facet<std::ctype<wchar_t>>(one).toupper(L'\u00e4');
        wrong += out.str() != "1234.5 A1" || wide.str().substr(0, 5) != L"12.25";
        try {
            std::locale missing("no_WHERE");
            wrong++;
        } catch (const std::runtime_error &) {
        }
    }
}

static void in_threads(int count, void (*function)(int))
{
    std::vector<std::thread> all;
    for (int i = 0; i < count; i++)
        all.emplace_back(function, i);
    for (auto &thread : all)
        thread.join();
}

int main()
{
    in_threads(1000, throw_often);
    in_threads(16, make_locales);
    std::cout << caught << ' ' << ended << ' ' << wrong << std::endl;
}

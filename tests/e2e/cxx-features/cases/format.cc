// std: c++20
// gcc: 13
// clang: 17
// libc++: 17
//
// std::format: numbers, text in columns, times, types of one's own, errors.
#include "must.h"

#include <chrono>
#include <cmath>
#include <format>
#include <limits>
#include <locale>
#include <string>

struct point {
    int x, y;
};
template <> struct std::formatter<point> : std::formatter<int> {
    auto format(point p, std::format_context &context) const
    {
        std::format_to(context.out(), "(");
        std::formatter<int>::format(p.x, context);
        std::format_to(context.out(), "|");
        std::formatter<int>::format(p.y, context);
        return std::format_to(context.out(), ")");
    }
};

int main()
{
    must(std::format("{1} {0:>5} {0:#x} {0:+}", 42, "text") == "text    42 0x2a +42");
    must(std::format("{} {:.3f} {:e} {:a} {}", 0.1, 3.14159, 1e10, 1.0,
                     std::numeric_limits<double>::infinity()) == "0.1 3.142 1.000000e+10 1p+0 inf");
    must(std::format("{}", 0.1f) == "0.1");
#ifndef _LIBCPP_VERSION // which takes it for a double
    must(std::format("{:.25}", 0.1L) == "0.1000000000000000000013553");
#endif
    must(std::format("{:*^9}|{:<4}|{:>{}}", "mid", true, 'c', 3) == "***mid***|true|  c");
    must(std::format("{:*^6}", "\u00e4\u20ac") == "**\u00e4\u20ac**" &&
         std::format(L"{}", L"wide") == L"wide");
    must(std::format("{:03}", point{1, 22}) == "(001|022)");
    using namespace std::chrono_literals;
    auto when = std::chrono::sys_days(std::chrono::year(2012) / 12 / 25) + 13h + 14min + 15s;
    must(std::format("{:%F %T %A}", when) == "2012-12-25 13:14:15 Tuesday" &&
         std::format("{}", 1500ms) == "1500ms");
    must(std::format(std::locale::classic(), "{:L}", 1234567) == "1234567");
    try {
        (void)std::vformat("{:d}", std::make_format_args("text"));
        must(!"thrown");
    } catch (const std::format_error &) {
    }
    must(std::formatted_size("{:10}", 1) == 10);
    return done();
}

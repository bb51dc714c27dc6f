// std: c++20
// gcc: 11
// clang: 16
// libc++: 16
//
// Ranges, concepts, spans, three-way comparison, calendars and clocks without time zones, source
// locations.
#include "must.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <compare>
#include <concepts>
#include <map>
#include <numbers>
#include <ranges>
#include <source_location>
#include <span>
#include <sstream>
#include <string>
#include <vector>

struct version {
    int major, minor;
    auto operator<=>(const version &) const = default;
};

template <std::integral T> static T twice(T x)
{
    return 2 * x;
}

int main()
{
    namespace views = std::views;
    auto even_squares = views::iota(1) | views::filter([](int i) { return i % 2 == 0; }) |
                        views::transform([](int i) { return i * i; }) | views::take(4);
    std::vector<int> collected;
    std::ranges::copy(even_squares, std::back_inserter(collected));
    must(collected == std::vector<int>{4, 16, 36, 64});
    std::string joined;
    for (auto part : std::string_view("a,b,,c") | views::split(','))
        joined += '[' + std::string(part.begin(), part.end()) + ']';
    must(joined == "[a][b][][c]");
    std::istringstream numbers("3 1 2");
    std::vector<int> read;
    std::ranges::copy(std::ranges::istream_view<int>(numbers), std::back_inserter(read));
    std::ranges::sort(read, std::greater());
    must(read == std::vector<int>{3, 2, 1} && std::ranges::max(read) == 3);
    std::map<std::string, version> all{{"b", {1, 2}}, {"a", {1, 10}}};
    must(std::ranges::max_element(all, {}, [](auto &p) { return p.second; })->first == "a");
    must((version{2, 17} <=> version{2, 5}) == std::strong_ordering::greater);
    std::span<int> part(read.data() + 1, 2);
    for (int &value : part | views::reverse)
        value = twice(value);
    must(read.back() == 2 && std::has_single_bit(8u) && std::popcount(255u) == 8);
    using namespace std::chrono;
    must(sys_days(2012y / December / 25) - sys_days(2012y / January / last) == days(329));
    must(weekday(sys_days(2012y / December / 25)) == Tuesday && std::numbers::pi > 3.14);
    must(std::string(std::source_location::current().function_name()).find("main") !=
         std::string::npos);
    return done();
}

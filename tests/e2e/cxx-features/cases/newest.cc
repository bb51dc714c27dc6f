// std: c++23
// gcc: 14
// clang: 19
// libc++: no
// links: -lstdc++exp
//
// More of C++23 and its library: generators, stacks of views, streams on spans, and what belongs to
// C++26 where it is there.
#include "must.h"

#include <algorithm>
#include <array>
#include <functional>
#include <generator>
#include <memory>
#include <ranges>
#include <spanstream>
#include <string>
#include <syncstream>
#include <thread>
#include <utility>
#include <vector>
#include <version>
#ifdef __cpp_lib_flat_map
#include <flat_map>
#endif
#ifdef __cpp_lib_text_encoding
#include <text_encoding>
#endif
#ifdef __cpp_lib_debugging
#include <debugging>
#endif
#ifdef __cpp_lib_inplace_vector
#include <inplace_vector>
#endif

struct tree {
    int value;
    std::unique_ptr<tree> left, right;
};
static std::generator<int> walk(const tree *node)
{
    if (!node)
        co_return;
    co_yield std::ranges::elements_of(walk(node->left.get()));
    co_yield node->value;
    co_yield std::ranges::elements_of(walk(node->right.get()));
}

int main()
{
    tree root{2, std::make_unique<tree>(1), std::make_unique<tree>(3)};
    must(std::ranges::equal(walk(&root), std::array{1, 2, 3}));
    auto chunks = std::views::iota(0, 7) | std::views::chunk(3) |
                  std::views::transform(
                      [](auto part) { return std::ranges::fold_left(part, 0, std::plus()); }) |
                  std::ranges::to<std::vector>();
    must(chunks == std::vector{3, 12, 6});
    auto zipped =
        std::views::zip(std::vector{1, 2}, std::string("ab")) | std::ranges::to<std::vector>();
    must(std::get<1>(zipped[1]) == 'b' && std::byteswap(0x1234u) == 0x34120000u);
    std::move_only_function<int()> call = [held = std::make_unique<int>(5)] { return *held; };
    must(call() == 5);
    char room[32];
    std::ospanstream(room) << "in place" << '\0';
    must(std::string(room) == "in place");
    std::ostringstream shared;
    {
        std::vector<std::jthread> all;
        for (int i = 0; i < 4; i++)
            all.emplace_back([&] { std::osyncstream(shared) << "a whole line\n"; });
    }
    std::string line;
    int lines = 0;
    for (std::istringstream in(shared.str()); std::getline(in, line); lines++)
        must(line == "a whole line");
    must(lines == 4);
#ifdef __cpp_lib_flat_map
    std::flat_map<int, std::string> flat{{2, "b"}, {1, "a"}};
    must(flat.begin()->second == "a");
#endif
#ifdef __cpp_lib_text_encoding
    must(std::text_encoding::environment().mib() == std::text_encoding::ASCII);
#endif
#ifdef __cpp_lib_debugging
    must(!std::is_debugger_present());
#endif
#ifdef __cpp_lib_inplace_vector
    std::inplace_vector<int, 2> few{1, 2};
    must(few.capacity() == 2 && !few.try_push_back(3));
#endif
    return done();
}

// std: c++17
// libc++: no
//
// Memory resources, valarray, special functions, searchers, bit-packed and node containers, aligned
// allocation.
#include "must.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <complex>
#include <cstdint>
#include <execution>
#include <functional>
#include <list>
#include <map>
#include <memory_resource>
#include <new>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <valarray>
#include <vector>

struct counting : std::pmr::memory_resource {
    long held = 0, largest = 0;
    void *do_allocate(std::size_t size, std::size_t alignment) override
    {
        held += static_cast<long>(size);
        largest = std::max(largest, held);
        return ::operator new(size, std::align_val_t(alignment));
    }
    void do_deallocate(void *at, std::size_t size, std::size_t alignment) override
    {
        held -= static_cast<long>(size);
        ::operator delete(at, std::align_val_t(alignment));
    }
    bool do_is_equal(const memory_resource &other) const noexcept override
    {
        return this == &other;
    }
};

static void resources()
{
    counting counted;
    {
        std::pmr::synchronized_pool_resource pool(&counted);
        std::pmr::map<int, std::pmr::string> words(&pool);
        for (int i = 0; i < 1000; i++)
            words.emplace(
                i, std::pmr::string("long enough not to be held inside the string itself", &pool));
        must(words.at(999).get_allocator().resource() == &pool && counted.held > 50000);
    }
    must(counted.held == 0 && counted.largest > 0);
    std::array<std::byte, 64> room;
    std::pmr::monotonic_buffer_resource within(room.data(), room.size(),
                                               std::pmr::null_memory_resource());
    std::pmr::vector<int> few({1, 2, 3}, &within);
    try {
        few.resize(100);
        must(!"thrown");
    } catch (const std::bad_alloc &) {
    }
    auto *page = static_cast<char *>(::operator new(100, std::align_val_t(4096)));
    must(reinterpret_cast<std::uintptr_t>(page) % 4096 == 0);
    ::operator delete(page, std::align_val_t(4096));
}

static void mathematics()
{
    std::valarray<double> v{1, 4, 9, 16};
    std::valarray<double> roots = std::sqrt(v) * 2.0;
    must(roots.sum() == 20 && std::valarray<double>(v[std::slice(0, 2, 2)]).max() == 9 &&
         v.cshift(1)[3] == 1);
    must(std::abs(std::riemann_zeta(2.0) - 1.6449340668482264) < 1e-12 &&
         std::abs(std::cyl_bessel_j(0, 1.0) - 0.7651976865579666) < 1e-12);
    must(std::hypot(2.0, 3.0, 6.0) == 7 && std::gcd(12, 18) == 6 &&
         std::abs(std::exp(std::complex<double>(0, M_PI)) + 1.0) < 1e-15);
}

int main()
{
    resources();
    mathematics();
    std::string text = "the quick brown fox", word = "brown";
    must(
        std::search(text.begin(), text.end(), std::boyer_moore_searcher(word.begin(), word.end())) -
            text.begin() ==
        10);
    std::unordered_map<std::string, int> counts;
    for (char letter : text)
        counts[std::string(1, letter)]++;
    auto node = counts.extract("o");
    must(node.mapped() == 2 && counts.count("o") == 0);
    std::list<int> numbers(5);
    std::iota(numbers.rbegin(), numbers.rend(), 1);
    numbers.sort();
    std::vector<int> many(10000);
    std::iota(many.rbegin(), many.rend(), 0);
    std::sort(std::execution::par_unseq, many.begin(), many.end());
    must(std::is_sorted(many.begin(), many.end()) &&
         std::reduce(std::execution::par, many.begin(), many.end()) == 49995000);
    must(numbers.front() == 1 && std::bitset<70>("101").to_ullong() == 5);
    must(std::hash<std::string_view>()("abc") == std::hash<std::string>()("abc"));
    return done();
}

// std: c++11
// gcc: 12
//
// Random numbers: the machine's by each of the device's sources, and the engines' sequences, which
// the standard fixes.
#include "must.h"

#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

static const char *const sources[] = {
#ifndef _LIBCPP_VERSION
    "default", "getentropy", "arc4random",
#endif
    "/dev/urandom", "/dev/random"};

int main()
{
    must(std::random_device()() != std::random_device()());
    for (const char *source : sources) {
        try {
            std::random_device device(source);
            std::set<unsigned> seen;
            for (int i = 0; i < 100; i++)
                seen.insert(device());
            must(seen.size() > 95);
        } catch (const std::runtime_error &e) {
            std::fprintf(stderr, "%s: %s\n", source, e.what());
            must(!"a source that there is");
        }
    }
    try {
        std::random_device none("no such source");
        must(!"thrown");
    } catch (const std::runtime_error &) {
    }
    std::mt19937 twister;
    twister.discard(9999);
    must(twister() == 4123659995u);
    std::minstd_rand least;
    least.discard(9999);
    must(least() == 399268537u);
    std::normal_distribution<double> normal(5, 2);
    std::vector<double> values(10000);
    double sum = 0;
    for (double &value : values)
        sum += value = normal(twister);
    must(sum / 10000 > 4.8 && sum / 10000 < 5.2);
    std::seed_seq seeds{1, 2, 3};
    std::mt19937_64 seeded(seeds);
    must(std::uniform_int_distribution<int>(3, 3)(seeded) == 3 &&
         std::generate_canonical<double, 53>(seeded) < 1);
    return done();
}

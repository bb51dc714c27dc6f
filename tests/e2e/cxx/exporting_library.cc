// Leans on its program: derives from a class of it, calls a function of it, lets its exception pass.
#include "exporting.h"

#include <iostream>

namespace {
struct polygon : shape {
    explicit polygon(int count) : count(count) {}
    int corners() const override
    {
        return count;
    }
    int count;
};
} // namespace

extern "C" std::string describe(int corners)
{
    try {
        return name_of(polygon(corners));
    } catch (const std::runtime_error &e) {
        std::cout << "passing on: " << e.what() << std::endl;
        throw;
    }
}

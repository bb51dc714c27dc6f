// A program that offers its names to the library that it opens (-rdynamic).
#include "exporting.h"

#include <dlfcn.h>

#include <cstdio>
#include <exception>
#include <iostream>

shape::~shape() {}

int shape::corners() const
{
    return 0;
}

std::string name_of(const shape &what)
{
    if (what.corners() < 0)
        throw bad_shape("fewer than no corners");
    return "shape with " + std::to_string(what.corners());
}

int main(int, char **words)
{
    void *library = dlopen(words[1], RTLD_NOW);
    if (!library) {
        std::printf("%s\n", dlerror());
        return 2;
    }
    auto describe = reinterpret_cast<describer *>(dlsym(library, "describe"));
    std::cout << describe(4) << '\n';
    try {
        describe(-1);
        return 1;
    } catch (const bad_shape &e) { // thrown here, passed on there
        std::cout << e.what() << ", " << std::uncaught_exceptions() << std::endl;
    }
}

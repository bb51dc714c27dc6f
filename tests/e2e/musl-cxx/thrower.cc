// A library with a C++ library of its own, for opener.cc.
#include <iostream>
#include <stdexcept>
#include <string>

struct own_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

extern "C" void thrower(int number)
{
    if (number == 0)
        throw std::runtime_error("from the library");
    if (number == 1)
        throw 42;
    throw own_error("mine");
}

extern "C" int catcher(void (*function)())
{
    try {
        function();
    } catch (const std::exception &e) {
        std::cout << "library caught " << e.what() << std::endl;
        return 1;
    }
    return 0;
}

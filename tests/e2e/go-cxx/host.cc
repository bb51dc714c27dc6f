// A C++ program whose Go library has C++ below it: two copies of the C++ library, between which an
// exception passes.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

extern "C" char *Tally(void);
extern "C" char *TallyCatch(void (*function)(void));

static std::string taken(char *text)
{
    std::string copy(text);
    std::free(text);
    return copy;
}

static void throw_own()
{
    throw std::out_of_range("the program's");
}

int main()
{
    std::cout << taken(Tally());
    try {
        throw_own();
    } catch (const std::out_of_range &e) {
        std::cout << "the program caught: " << e.what() << '\n';
    }
    std::cout << "Go's library caught: " << taken(TallyCatch(throw_own)) << '\n';
    std::cout << "left: " << std::uncaught_exceptions() << std::endl;
    return 0;
}

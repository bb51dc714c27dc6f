/* Throws an exception into the program that loaded it. */
#include <stdexcept>

extern "C" void throw_it()
{
    throw std::runtime_error("out of the library");
}

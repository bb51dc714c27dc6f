// A program of one piece: what libraries are there by the words of its line.
#include <iostream>
#include <string>

#include "types.h"

extern "C" throw_function types_throw;

int main()
{
    std::string caught;
    try {
        types_throw(AN_ERROR);
    } catch (const std::exception &e) {
        caught = e.what();
    }
    std::cout << caught << std::endl;
    return caught != "an error";
}

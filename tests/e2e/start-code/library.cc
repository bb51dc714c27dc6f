// The library of throwing.cc.
#include "throwing.h"

#include <cstdio>
#include <sstream>
#include <stdexcept>

void throw_from_library(int kind)
{
    switch (kind) {
    case 0:
        throw Known{3};
    case 1:
        throw std::out_of_range("range");
    case 2:
        throw "pointer";
    default:
        throw 4;
    }
}

const char *catch_in_library(void (*run)())
{
    try {
        run();
    } catch (const Known &known) {
        return known.value == 9 ? "known" : "wrong";
    }
    return "nothing";
}

void pass_through_library(void (*run)())
{
    struct Guard {
        ~Guard() { std::puts("library's cleanup"); }
    } guard;
    run();
}

std::string text_of_library()
{
    std::ostringstream out;
    thread_local std::string kept = "library";
    out << kept << " " << 42;
    return out.str();
}

// Catches what the library throws, and throws through it.
#include <cstdio>
#include <stdexcept>
#include <string>

#include "library.h"

static void callback()
{
    throw std::logic_error("callback");
}

int main()
{
    try {
        library_throw(7);
    } catch (const std::exception &error) {
        if (std::string(error.what()) != "thrown 7" || std::uncaught_exceptions() != 0)
            return 1;
        if (!library_catch(callback))
            return 2;
        if (!library_works())
            return 3;
        puts("all well");
        return 0;
    }
    return 4;
}

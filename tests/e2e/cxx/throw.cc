// A module that throws: PART names its functions.
#include <exception>
#include <stdexcept>
#include <string>

#define NAME2(part, name) part##_##name
#define NAME1(part, name) NAME2(part, name)
#define NAME(name)        NAME1(PART, name)

struct guard {
    int *seen;
    ~guard()
    {
        *seen = std::uncaught_exceptions();
    }
};

extern "C" void NAME(throw)(int *seen)
{
    guard watch{seen}; // 1 while the exception passes
    throw std::runtime_error(
        std::string("thrown where it is not caught, long enough for the heap"));
}

extern "C" int NAME(uncaught)()
{
    return std::uncaught_exceptions();
}

// The other way: what the caller's function throws is caught here.
extern "C" bool NAME(catch)(void (*function)(int *), int *seen)
{
    try {
        function(seen);
    } catch (const std::runtime_error &) {
        return std::uncaught_exceptions() == 0;
    }
    return false;
}

// What is caught here is still there after a call from inside of the catch.
extern "C" bool NAME(keeps)(void (*inside)())
{
    try {
        try {
            throw std::runtime_error("kept");
        } catch (const std::runtime_error &) {
            inside();
            throw;
        }
    } catch (const std::runtime_error &e) {
        return std::string(e.what()) == "kept" && std::uncaught_exceptions() == 0;
    }
}

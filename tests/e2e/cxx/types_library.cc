// The side that throws.
#include "types.h"

static both one_of_both;
static diamond one_diamond;
static char text[] = "text";

extern "C" void types_throw(thrown what)
{
    switch (what) {
    case AN_INT:
        throw 42;
    case A_COLOUR:
        throw colour::green;
    case A_TEXT:
        throw static_cast<char *>(text);
    case A_CONST_TEXT:
        throw static_cast<const char *>(text);
    case A_NULLPTR:
        throw nullptr;
    case A_FUNCTION:
        throw &types_throw;
    case A_STRING:
        throw std::string("long enough not to be kept inside of the object itself");
    case BOTH:
        throw both();
    case A_DIAMOND:
        throw diamond();
    case TWICE:
        throw twice();
    case SECRET:
        throw secret();
    case HIDDEN:
        throw hidden();
    case AN_ERROR:
        throw error("an error");
    case A_BAD_ALLOC:
        throw std::bad_alloc();
    case A_SYSTEM_ERROR:
        throw std::system_error(std::make_error_code(std::errc::timed_out), "late");
    case A_BOTH_POINTER:
        throw &one_of_both;
    case A_DIAMOND_POINTER:
        throw &one_diamond;
    case A_NULL_BOTH_POINTER:
        throw static_cast<both *>(nullptr);
    case A_NESTED:
        try {
            throw error("inner");
        } catch (...) {
            std::throw_with_nested(std::runtime_error("outer"));
        }
    }
}

extern "C" void types_keep(std::exception_ptr *kept)
{
    try {
        throw both();
    } catch (...) {
        *kept = std::current_exception();
    }
}

extern "C" void types_any(std::any *value)
{
    *value = error("in a box");
}

// What a library throws and a program catches, each with a C++ library of its own: every kind of
// type, and the ways in which a handler may take it.
#include <any>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

struct first {
    virtual ~first() = default;
    int one = 1;
};
struct second {
    virtual ~second() = default;
    int two = 2;
};
struct both : first, second {
};
struct left : virtual second {
    int more = 3;
};
struct right : virtual second {
    int more = 4;
};
struct diamond : left, right {
};
struct left_first : first {
};
struct right_first : first {
};
struct twice : left_first, right_first {
};
struct secret : private first {
};
struct error : std::runtime_error {
    using std::runtime_error::runtime_error;
};
struct __attribute__((visibility("hidden"))) hidden : second {
};
enum class colour { red = 1, green };

enum thrown {
    AN_INT,
    A_COLOUR,
    A_TEXT,
    A_CONST_TEXT,
    A_NULLPTR,
    A_FUNCTION,
    A_STRING,
    BOTH,
    A_DIAMOND,
    TWICE,
    SECRET,
    HIDDEN,
    AN_ERROR,
    A_BAD_ALLOC,
    A_SYSTEM_ERROR,
    A_BOTH_POINTER,
    A_DIAMOND_POINTER,
    A_NULL_BOTH_POINTER,
    A_NESTED
};

extern "C" {
using throw_function = void(thrown);
using keep_function = void(std::exception_ptr *);
using any_function = void(std::any *);
}

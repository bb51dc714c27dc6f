// The plug-in: C++17, built by abicc.
#include "plugin.h"

#include <exception>
#include <iomanip>
#include <iostream>
#include <limits>
#include <new>
#include <sstream>
#include <vector>

#include "features.h"

namespace
{
std::string join(const std::string &first, std::string second)
{
    second.insert(0, first);
    return second;
}

void print(std::ostream &out, double value)
{
    out << std::fixed << std::setprecision(2) << value << std::hex << ' ' << 255 << std::dec << ' '
        << std::string("text") << std::endl;
}

struct commas : std::numpunct<char> {
    char do_thousands_sep() const override { return ','; }
    std::string do_grouping() const override { return "\3"; }
};
std::locale with_commas(const std::locale &base) { return {base, new commas}; }

void raise(thrown what)
{
    switch (what) {
    case AN_INT:
        throw 42;
    case A_REFUSAL:
        throw refusal("from the plug-in", 7);
    case A_RUNTIME_ERROR:
        throw std::runtime_error(std::string(100, 'x'));
    case A_STREAM_FAILURE: {
        std::istringstream empty;
        empty.exceptions(std::ios::eofbit);
        empty.get();
        break;
    }
    case A_BAD_CAST:
        std::use_facet<std::numpunct<char16_t>>(std::locale::classic());
        break;
    case A_RANGE_ERROR:
        std::string("short").substr(10);
        break;
    case NO_MEMORY:
        std::string().reserve(std::numeric_limits<std::ptrdiff_t>::max() / 8);
        break;
    }
}

int call(void (*back)())
{
    try {
        back();
    } catch (const refusal &caught) {
        return caught.what() == std::string("from the program") ? caught.code : -1;
    } catch (...) {
        return -1;
    }
    return -2;
}

struct counter {
    ~counter() { seen = static_cast<unsigned>(std::uncaught_exceptions()); }
    static unsigned seen;
};
unsigned counter::seen;

unsigned count(void (*back)())
{
    try {
        counter on_the_way;
        back();
    } catch (...) {
        return counter::seen + 10 * static_cast<unsigned>(std::uncaught_exceptions());
    }
    return 0;
}

const void *streams() { return &std::cout; }
} // namespace

extern "C" const plugin *plugin_open()
{
    static const plugin own = {join, print, with_commas, raise, call, count, streams, features};
    return &own;
}

// What program and plug-in know of each other: C++ of any age, by the old std::string's layout.
#ifndef PLUGIN_H
#define PLUGIN_H

#include <iosfwd>
#include <locale>
#include <stdexcept>
#include <string>

struct refusal : std::runtime_error {
    refusal(const std::string &what, int code) : std::runtime_error(what), code(code)
    {
    }
    int code;
};

enum thrown {
    AN_INT,
    A_REFUSAL,
    A_RUNTIME_ERROR,
    A_STREAM_FAILURE,
    A_BAD_CAST,
    A_RANGE_ERROR,
    NO_MEMORY
};

struct plugin {
    std::string (*join)(const std::string &, std::string);
    void (*print)(std::ostream &, double);
    std::locale (*with_commas)(const std::locale &);
    void (*raise)(thrown);
    // The code of the refusal that `back` throws; -1 of any other exception; -2 when nothing came.
    int (*call)(void (*back)());
    // Calls it with an object on the stack whose destructor asks how many exceptions are on their
    // way.
    unsigned (*count)(void (*back)());
    const void *(*streams)();
    // What the newer library offers, on its own: the number of failures, each of which is told.
    int (*features)();
};

extern "C" const plugin *plugin_open();

#endif

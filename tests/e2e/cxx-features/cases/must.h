// What each case holds: `must(expression)` tells the one that does not, and the program's status is
// what done() returns.
#pragma once
#include <cstdio>

inline int &must_failures()
{
    static int failures;
    return failures;
}
inline void must_hold(bool holds, const char *what, int line)
{
    if (!holds) {
        std::fprintf(stderr, "line %d: %s\n", line, what);
        must_failures()++;
    }
}
#define must(...) must_hold(static_cast<bool>(__VA_ARGS__), #__VA_ARGS__, __LINE__)

inline int done()
{
    return must_failures() != 0;
}

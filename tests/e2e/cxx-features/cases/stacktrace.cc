// std: c++23
// gcc: 14
// clang: 18
// libc++: no
// flags: -g
// links: -lstdc++exp
//
// Stack traces: their functions and lines, by the program's own debug information.
#include "must.h"

#include <stacktrace>
#include <string>

[[gnu::noipa]] static std::stacktrace here()
{
    return std::stacktrace::current();
}

int main()
{
    auto trace = here();
    must(trace.size() >= 2);
    bool main_seen = false, file_seen = false;
    for (auto &entry : trace) {
        main_seen |= entry.description().find("main") != std::string::npos;
        file_seen |= entry.source_file().find("stacktrace.cc") != std::string::npos &&
                     entry.source_line() > 10;
    }
    must(main_seen && file_seen);
    must(std::to_string(trace).find("here") != std::string::npos);
    return done();
}

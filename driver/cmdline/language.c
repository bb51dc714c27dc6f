#include "cmdline/language.h"

#include <stddef.h>
#include <string.h>

enum {
    CXX = 1,
    PREPROCESSED = 2,
    HEADER = 4,
    ASSEMBLER = 8,
    COMPILED = 16,
    ASSEMBLER_SOURCE = ASSEMBLER | PREPROCESSED,
    C_SOURCE = COMPILED | PREPROCESSED,
    C_HEADER = C_SOURCE | HEADER,
    CXX_SOURCE = C_SOURCE | CXX,
    CXX_HEADER = C_HEADER | CXX
};

struct meaning {
    const char *text;
    unsigned traits;
};

/* The languages with traits; f95, .o and all others have none. */
static const struct meaning names[] = {
    {"c", C_SOURCE},
    {"cpp-output", COMPILED},
    {"c-cpp-output", COMPILED},
    {"ir", COMPILED},
    {"assembler", ASSEMBLER},
    {"c++", CXX_SOURCE},
    {"assembler-with-cpp", ASSEMBLER_SOURCE},
    {"c-header", C_HEADER},
    {"c++-header", CXX_HEADER},
    {"c++-system-header", CXX_HEADER},
    {"c++-user-header", CXX_HEADER},
    {"c++-cpp-output", COMPILED | CXX},
    {"c++-module", CXX_SOURCE},
    {"c++-module-cpp-output", COMPILED | CXX},
    {"objective-c", C_SOURCE},
    {"objective-c-header", C_HEADER},
    {"objective-c-cpp-output", COMPILED},
    {"objc-cpp-output", COMPILED},
    {"objective-c++", CXX_SOURCE},
    {"objective-c++-header", CXX_HEADER},
    {"objective-c++-cpp-output", COMPILED | CXX},
    {"objc++-cpp-output", COMPILED | CXX},
    {"cl", C_SOURCE},
    {"cl-header", C_HEADER},
    {"clcpp", CXX_SOURCE},
    {"cuda", CXX_SOURCE},
    {"hip", CXX_SOURCE},
};

static const struct meaning suffixes[] = {
    {"c", C_SOURCE},          {"h", C_HEADER},      {"S", ASSEMBLER_SOURCE},
    {"sx", ASSEMBLER_SOURCE}, {"s", ASSEMBLER},     {"i", COMPILED},
    {"mi", COMPILED},         {"ll", COMPILED},     {"bc", COMPILED},
    {"cc", CXX_SOURCE},       {"cpp", CXX_SOURCE},  {"cxx", CXX_SOURCE},
    {"cp", CXX_SOURCE},       {"c++", CXX_SOURCE},  {"C", CXX_SOURCE},
    {"CC", CXX_SOURCE},       {"CPP", CXX_SOURCE},  {"CXX", CXX_SOURCE},
    {"ii", COMPILED | CXX},   {"hh", CXX_HEADER},   {"hpp", CXX_HEADER},
    {"hxx", CXX_HEADER},      {"hp", CXX_HEADER},   {"h++", CXX_HEADER},
    {"H", CXX_HEADER},        {"HPP", CXX_HEADER},  {"tcc", CXX_HEADER},
    {"m", C_SOURCE},          {"M", CXX_SOURCE},    {"mm", CXX_SOURCE},
    {"mii", COMPILED | CXX},  {"cppm", CXX_SOURCE}, {"ccm", CXX_SOURCE},
    {"cxxm", CXX_SOURCE},     {"c++m", CXX_SOURCE}, {"ixx", CXX_SOURCE},
    {"iim", COMPILED | CXX},  {"cl", C_SOURCE},     {"clcpp", CXX_SOURCE},
    {"cu", CXX_SOURCE},       {"hip", CXX_SOURCE},
};

static unsigned lookup(const struct meaning *table, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].text, text) == 0)
            return table[i].traits;
    return 0;
}

static unsigned traits_of_file(const char *file)
{
    if (strcmp(file, "-") == 0)
        return C_SOURCE; /* with -E; without it, gcc asks for -x */
    const char *slash = strrchr(file, '/');
    const char *dot = strrchr(slash ? slash : file, '.');
    return dot ? lookup(suffixes, sizeof(suffixes) / sizeof(*suffixes), dot + 1) : 0;
}

struct language language_of(const char *name, const char *file)
{
    unsigned traits =
        name ? lookup(names, sizeof(names) / sizeof(*names), name) : traits_of_file(file);
    return (struct language){.is_cxx = traits & CXX,
                             .is_preprocessed = traits & PREPROCESSED,
                             .is_header = traits & HEADER,
                             .is_assembler = traits & ASSEMBLER,
                             .is_compiled = traits & COMPILED};
}

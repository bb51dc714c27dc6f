#include "tables/program_names.h"

#include <stddef.h>
#include <string.h>

bool program_names_have(const char *name)
{
    static const char *const names[] = {
        "arc4random", "arc4random_buf", "arc4random_uniform",
        "closefrom",  "explicit_bzero", "reallocarray",
        "strlcat",    "strlcpy",        "wcslcat",
        "wcslcpy",
    };
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

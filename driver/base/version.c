#include "base/version.h"

#include <stdio.h>

bool version_parse(const char *text, size_t length, struct version *version)
{
    struct version result = {{0}};
    size_t part = 0;
    size_t digits = 0;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '.' && digits && part < 2) {
            part++;
            digits = 0;
        } else if (c >= '0' && c <= '9' && digits < 6) {
            result.part[part] = result.part[part] * 10 + (unsigned)(c - '0');
            digits++;
        } else {
            return false;
        }
    }
    if (!digits)
        return false;
    *version = result;
    return true;
}

int version_compare(struct version a, struct version b)
{
    for (size_t i = 0; i < 3; i++)
        if (a.part[i] != b.part[i])
            return a.part[i] < b.part[i] ? -1 : 1;
    return 0;
}

const char *version_text(struct version v, char buffer[VERSION_TEXT_SIZE])
{
    if (v.part[2])
        snprintf(buffer, VERSION_TEXT_SIZE, "%u.%u.%u", v.part[0], v.part[1], v.part[2]);
    else
        snprintf(buffer, VERSION_TEXT_SIZE, "%u.%u", v.part[0], v.part[1]);
    return buffer;
}

#include "report/uri.h"

#include <stdio.h>
#include <string.h>

const char *uri_escape(struct arena *arena, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789-._~/+@!$&'()*,;=";
    static const char digits[] = "0123456789ABCDEF";
    char *escaped = arena_alloc(arena, 3 * strlen(path) + 1);
    char *out = escaped;
    for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
        if (strchr(plain, *c)) {
            *out++ = (char)*c;
            continue;
        }
        *out++ = '%';
        *out++ = digits[*c >> 4];
        *out++ = digits[*c & 0xf];
    }
    return escaped;
}

const char *uri_relative(const char *directory, const char *path)
{
    size_t length = directory ? strlen(directory) : 0;
    if (length && strncmp(path, directory, length) == 0 && path[length] == '/')
        path += length + 1;
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    return path;
}

const char *uri_of_path(struct arena *arena, const char *directory, const char *path)
{
    path = uri_relative(directory, path);
    return arena_printf(arena, "%s%s", path[0] == '/' ? "file://" : "", uri_escape(arena, path));
}

#include "tables/libc.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

const char *libc_name(enum libc_kind libc)
{
    return libc == LIBC_GLIBC ? "glibc" : "musl";
}

bool libc_owns(enum libc_kind libc, const char *path)
{
    static const char *const glibc[] = {"ld-linux", "ld64.so.", "ld.so.1", "libc.so.6"};
    static const char *const musl[] = {"ld-musl-", "libc.musl-"};
    const char *name = text_file_name(path);
    if (libc == LIBC_MUSL && strcmp(name, "libc.so") == 0)
        return true;
    const char *const *beginnings = libc == LIBC_GLIBC ? glibc : musl;
    size_t count =
        libc == LIBC_GLIBC ? sizeof(glibc) / sizeof(*glibc) : sizeof(musl) / sizeof(*musl);
    for (size_t i = 0; i < count; i++)
        if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

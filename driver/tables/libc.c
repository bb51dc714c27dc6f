#include "tables/libc.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

const char *libc_name(enum libc_kind libc)
{
    return libc == LIBC_GLIBC ? "glibc" : "musl";
}

bool libc_of_name(const char *path, enum libc_kind *libc)
{
    static const struct {
        const char *beginning;
        enum libc_kind libc;
    } names[] = {
        {"ld-linux", LIBC_GLIBC},  {"ld64.so.", LIBC_GLIBC}, {"ld.so.1", LIBC_GLIBC},
        {"libc.so.6", LIBC_GLIBC}, {"ld-musl-", LIBC_MUSL},  {"libc.musl-", LIBC_MUSL},
    };
    const char *name = text_file_name(path);
    *libc = LIBC_MUSL;
    if (strcmp(name, "libc.so") == 0)
        return true;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        *libc = names[i].libc;
        if (text_begins_with(name, names[i].beginning))
            return true;
    }
    return false;
}

bool libc_owns(enum libc_kind libc, const char *path)
{
    enum libc_kind owner;
    return libc_of_name(path, &owner) && owner == libc;
}

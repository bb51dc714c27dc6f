#include "tables/time64.h"

#include <string.h>

bool time64_is_absent(const struct arch *arch, struct version glibc)
{
    static const struct version first = {{2, 34, 0}};
    return arch && !arch->is_64 && version_compare(glibc, first) < 0;
}

/* All of them begin with two underscores and have a 64. So have functions for large files, which
 * are older, and two of the resolver. */
bool time64_has(const struct arch *arch, const char *name)
{
    static const char *const others[] = {
        "__b64_ntop",    "__b64_pton", "__fxstat64", "__fxstatat64", "__lxstat64",
        "__open64",      "__openat64", "__open64_2", "__openat64_2", "__pread64",
        "__pread64_chk", "__pwrite64", "__xstat64",  "__lseek64"};
    if (arch->is_64 || strncmp(name, "__", 2) != 0 || !strstr(name, "64"))
        return false;
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (strcmp(others[i], name) == 0)
            return false;
    return true;
}

const char *time64_remedy(const struct arch *arch, const struct strvec *names)
{
    size_t i = 0;
    while (arch && i < names->count && !time64_has(arch, names->items[i]))
        i++;
    if (!arch || i == names->count)
        return NULL;
    return "compile without -D_TIME_BITS=64 (GNU configure scripts: --disable-year2038), which "
           "turns "
           "calls into functions of glibc 2.34, or choose a profile of glibc 2.34 or newer";
}

#include "system/runs_on_libc.h"

#include <string.h>

#include "base/text.h"

static enum load_libc libc_of_soname(const char *soname)
{
    if (text_begins_with(soname, "ld-musl-") || text_begins_with(soname, "libc.musl-") ||
        strcmp(soname, "libc.so") == 0)
        return LOAD_MUSL;
    if (strcmp(soname, "libc.so.6") == 0 || text_begins_with(soname, "ld-linux") ||
        text_begins_with(soname, "ld64.so.") || strcmp(soname, "ld.so.1") == 0)
        return LOAD_GLIBC;
    return LOAD_ANY_LIBC;
}

enum load_libc load_libc_of(const struct facts *facts)
{
    enum load_libc libc = LOAD_ANY_LIBC;
    if (facts->loader) {
        libc = libc_of_soname(text_file_name(facts->loader));
    }
    for (size_t i = 0; i < facts->needed.count && libc == LOAD_ANY_LIBC; i++)
        libc = libc_of_soname(facts->needed.items[i]);
    for (size_t i = 0; i < facts->version_count && libc == LOAD_ANY_LIBC; i++)
        if (text_begins_with(facts->versions[i].node, "GLIBC_"))
            libc = LOAD_GLIBC;
    return libc;
}

bool load_is_static(const struct facts *facts)
{
    return !facts->is_shared && !facts->loader;
}

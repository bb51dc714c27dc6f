#include "sysroot/headers/headers.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "sysroot/headers/headers_list.h"
#include "sysroot/headers/overlay.h"

/* Reads the number in `#define <name>`; returns false when there is none. */
static bool read_define(const char *text, const char *name, unsigned *value)
{
    size_t length = strlen(name);
    for (const char *p = text; (p = strstr(p, name)); p += length) {
        if (sscanf(p + length, "%*[ \t]%u", value) == 1)
            return true;
    }
    return false;
}

int headers_host_glibc(struct arena *arena, const struct strvec *directories,
                       struct version *version, struct witness *inputs, struct error *err)
{
    for (size_t i = 0; i < directories->count; i++) {
        const char *path = arena_printf(arena, "%s/features.h", directories->items[i]);
        witness_see(arena, inputs, path);
        if (!fs_exists(path))
            continue;
        const char *text;
        size_t size;
        if (fs_read(arena, path, &text, &size, err) < 0)
            return -1;
        *version = (struct version){{0}};
        if (read_define(text, "__GLIBC__", &version->part[0]) &&
            read_define(text, "__GLIBC_MINOR__", &version->part[1]))
            return 0;
        return error_set(
            err, "%s: not a header of glibc; glibc profiles need the headers of glibc on the host",
            path);
    }
    return error_set(err,
                     "the host has no headers of the C library (no features.h in its include"
                     " directories): install them (Debian, Ubuntu: libc6-dev; Fedora, RHEL, SUSE:"
                     " glibc-devel; Arch: glibc)");
}

int headers_write(struct arena *arena, const struct headers_request *request, const char *include,
                  struct error *err)
{
    struct header_list list = {0};
    if (header_list_collect(arena, request, &list, err) < 0 ||
        overlay_apply(arena, request, &list, err) < 0)
        return -1;
    return header_list_write(&list, include, err);
}

#include "sysroot/cxx.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "sysroot/cxx_libcxx.h"

const char *cxx_threads(struct arena *arena, const char *lib)
{
    static const char moved[] = "moved-libpthread.so.0";
    if (!fs_exists(arena_printf(arena, "%s/%s", lib, moved)))
        return "";
    return arena_printf(arena, "AS_NEEDED ( %s ) ", moved);
}

/* The compiler's archive behind a linker script that stands where compilers look for libstdc++.so.
 */
static int write_static(struct arena *arena, const struct cxx_request *request, struct error *err)
{
    const char *lib = request->lib;
    const char *archive = arena_printf(arena, "%s/libstdc++.a", request->toolchain->install_dir);
    if (!fs_exists(archive))
        return 0;
    const char *link = arena_printf(arena, "%s/libstdc++.a", lib);
    if (symlink(archive, link) < 0)
        return error_set(err, "%s: cannot create the link: %s", link, strerror(errno));
    /* The object stands first, so that its definitions are taken (sysroots/crt/exceptions.c). */
    const char *script = arena_printf(
        arena,
        "/* The compiler's C++ library and what it needs of a newer libc. */\n"
        "GROUP ( abicc_exceptions.o libstdc++.a %slibc.so.6 libabicc_cxx_polyfill.a )\n",
        cxx_threads(arena, lib));
    return fs_write(arena_printf(arena, "%s/libstdc++.so", lib), script, strlen(script), err);
}

int cxx_write(struct arena *arena, const struct cxx_request *request, struct error *err)
{
    if (cxx_libcxx_write(arena, request, err) < 0)
        return -1;
    return write_static(arena, request, err);
}

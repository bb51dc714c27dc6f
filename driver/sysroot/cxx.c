#include "sysroot/cxx.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"

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
    /* By file names and not through libc.so: gold takes a script inside a script for one outside of
     * the sysroot. */
    static const char moved[] = "moved-libpthread.so.0"; /* below glibc 2.34 */
    const char *threads = "";
    if (fs_exists(arena_printf(arena, "%s/%s", lib, moved)))
        threads = arena_printf(arena, "AS_NEEDED ( %s ) ", moved);
    /* The object stands first, so that its definitions are taken (sysroots/crt/exceptions.c). */
    const char *script = arena_printf(
        arena,
        "/* The compiler's C++ library and what it needs of a newer libc. */\n"
        "GROUP ( abicc_exceptions.o libstdc++.a %slibc.so.6 libabicc_cxx_polyfill.a )\n",
        threads);
    return fs_write(arena_printf(arena, "%s/libstdc++.so", lib), script, strlen(script), err);
}

int cxx_write(struct arena *arena, const struct cxx_request *request, struct error *err)
{
    return write_static(arena, request, err);
}

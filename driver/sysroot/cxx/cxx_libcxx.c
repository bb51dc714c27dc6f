#include "sysroot/cxx/cxx_libcxx.h"

#include <string.h>
#include <unistd.h>

#include "base/fs.h"

static int link_archive(struct arena *arena, const struct cxx_request *request, const char *name,
                        struct error *err)
{
    const char *archive = arena_printf(arena, "%s/%s", request->toolchain->libcxx, name);
    const char *link = arena_printf(arena, "%s/%s", request->lib, name);
    return fs_link(archive, link, err);
}

/* Writes a script. -lc++ includes libc++abi, as it does wherever libc++ is installed; some command
 * lines name both, and some libc++.a contain libc++abi's members too. What replaces such members
 * comes first (sysroots/crt/exceptions.c, personality.c, sysroots/compat/libcxx). */
static int write_script(struct arena *arena, const struct cxx_request *request, const char *name,
                        const char *archive, struct error *err)
{
    const struct strvec objects = cxx_objects(arena, CXX_LIBRARY_LIBCXX, request->floor);
    const char *script =
        arena_printf(arena,
                     "/* clang's C++ library and what it needs of a newer libc. */\n"
                     "GROUP ( %s libabicc_libcxx.a %slibc++abi.a %s" CXX_LIBC " " CXX_POLYFILLS
                     " libabicc_libcxx_polyfill.a )\n",
                     strvec_join(arena, &objects, " "), archive, cxx_threads(arena, request->lib));
    return fs_write(arena_printf(arena, "%s/%s", request->lib, name), script, strlen(script), err);
}

int cxx_libcxx_write(struct arena *arena, const struct cxx_request *request, struct error *err)
{
    const char *directory = request->toolchain->libcxx;
    if (!*directory)
        return 0;
    if (link_archive(arena, request, "libc++.a", err) < 0 ||
        link_archive(arena, request, "libc++abi.a", err) < 0 ||
        cxx_write_needs(arena, request, CXX_LIBCXX_NEEDS, "libabicc_libcxx.a libc++abi.a ",
                        "libabicc_libcxx_polyfill.a ", err) < 0 ||
        write_script(arena, request, "libc++.so", "libc++.a ", err) < 0 ||
        write_script(arena, request, "libc++abi.so", "", err) < 0)
        return -1;
    static const char unwinder[] = "libunwind.a"; /* for -unwindlib=libunwind */
    if (fs_exists(arena_printf(arena, "%s/%s", directory, unwinder)) &&
        link_archive(arena, request, unwinder, err) < 0)
        return -1;
    /* clang names it after -lc++, but it uses libc++. */
    static const char extra[] = "libc++experimental.a";
    if (!fs_exists(arena_printf(arena, "%s/%s", directory, extra)))
        return 0;
    if (link_archive(arena, request, extra, err) < 0)
        return -1;
    return write_script(arena, request, "libc++experimental.so", "libc++experimental.a libc++.a ",
                        err);
}

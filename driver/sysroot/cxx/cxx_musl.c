#include "sysroot/cxx/cxx_musl.h"

#include <string.h>

#include "base/fs.h"
#include "sysroot/cxx/cxx_archive.h"
#include "tables/renames.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* The archives of gcc's C++ library. */
static const char *const archives[] = {"libstdc++.a", "libsupc++.a", "libstdc++fs.a",
                                       "libstdc++exp.a", "libstdc++_libbacktrace.a"};

/* Below the sysroot's usr/lib. They keep their names, by which --exclude-libs finds them. */
#define CHANGED "c++"

/* Writes the script that -l finds in place of the archive. What the archive needs of a newer or
 * another C library comes after it, and what lets exceptions and objects pass between modules
 * before it. Linkers look for static libraries too under this name. */
static int write_script(struct arena *arena, const struct cxx_request *request, const char *archive,
                        struct error *err)
{
    const char *script =
        arena_printf(arena,
                     "/* The compiler's C++ library, and what it needs that musl lacks. */\n"
                     "GROUP ( /usr/lib/abicc_exceptions_musl.o /usr/lib/abicc_statics.o "
                     "/usr/lib/" CHANGED "/%s /usr/lib/libabicc_musl.a /usr/lib/" CXX_POLYFILLS
                     " /usr/lib/libabicc_polyfill.a )\n",
                     archive);
    return fs_write(arena_printf(arena, "%s/%s", request->lib, archive), script, strlen(script),
                    err);
}

int cxx_musl_write(struct arena *arena, const struct cxx_request *request, struct error *err)
{
    struct renames renames;
    const struct cxx_given given = {.renames = &renames};
    const char *directory = arena_printf(arena, "%s/" CHANGED, request->lib);
    if (renames_load(arena, request->roots, &renames, err) < 0 ||
        fs_make_dir(directory, 0755, err) < 0)
        return -1;
    for (size_t i = 0; i < COUNT(archives); i++) {
        const char *from =
            arena_printf(arena, "%s/%s", request->toolchain->install_dir, archives[i]);
        const char *to = arena_printf(arena, "%s/%s", directory, archives[i]);
        if (fs_exists(from) && (cxx_archive_write(arena, from, &given, to, err) < 0 ||
                                write_script(arena, request, archives[i], err) < 0))
            return -1;
    }
    return 0;
}

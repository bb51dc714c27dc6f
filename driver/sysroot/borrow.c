#include "sysroot/borrow.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "sysroot/host.h"

int borrow_find_archives(struct arena *arena, const struct profile *profile,
                         struct strvec *archives, struct error *err)
{
    struct strvec folders = host_library_folders(arena, profile->arch);
    for (size_t i = 0; i < profile->host_archives.count; i++) {
        const char *name = profile->host_archives.items[i];
        const char *found = NULL;
        for (size_t j = 0; j < folders.count && !found; j++) {
            const char *path = arena_printf(arena, "%s/lib%s.a", folders.items[j], name);
            if (fs_exists(path))
                found = path;
        }
        if (!found)
            return error_set(err,
                             "host_archives: the host has no lib%s.a\n  install the package that "
                             "brings it (on Debian lib%s-dev or the like)",
                             name, name);
        strvec_push(arena, archives, found);
    }
    return 0;
}

int borrow_archives(struct arena *arena, const struct strvec *archives, const char *lib,
                    struct error *err)
{
    for (size_t i = 0; i < archives->count; i++) {
        const char *path = archives->items[i];
        const char *link = arena_printf(arena, "%s%s", lib, strrchr(path, '/'));
        if (symlink(path, link) < 0)
            return error_set(err, "%s: cannot create the link: %s", link,
                             errno == EEXIST ? "the sysroot has a library of that name"
                                             : strerror(errno));
    }
    return 0;
}

int borrow_stdcxx(struct arena *arena, const char *install_dir, const char *lib, struct error *err)
{
    const char *archive = arena_printf(arena, "%s/libstdc++.a", install_dir);
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

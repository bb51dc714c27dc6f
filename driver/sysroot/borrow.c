#include "sysroot/borrow.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "toolchain/host.h"

int borrow_find_archives(struct arena *arena, const struct profile *profile,
                         struct strvec *archives, struct witness *inputs, struct error *err)
{
    struct strvec directories = host_library_directories(arena, profile->arch);
    for (size_t i = 0; i < profile->host_archives.count; i++) {
        const char *name = profile->host_archives.items[i];
        const char *found = NULL;
        for (size_t j = 0; j < directories.count && !found; j++) {
            const char *path = arena_printf(arena, "%s/lib%s.a", directories.items[j], name);
            if (fs_exists(path))
                found = path;
        }
        if (!found)
            return error_set(err,
                             "host_archives: the host has no lib%s.a\n  install the package that "
                             "contains it (on Debian lib%s-dev or the like)",
                             name, name);
        strvec_push(arena, archives, found);
        witness_see(arena, inputs, found);
    }
    return 0;
}

int borrow_archives(struct arena *arena, const struct strvec *archives, const char *lib,
                    struct error *err)
{
    for (size_t i = 0; i < archives->count; i++) {
        const char *path = archives->items[i];
        const char *link = arena_printf(arena, "%s%s", lib, strrchr(path, '/'));
        if (fs_link(path, link, err) < 0)
            return err->code == EEXIST
                       ? error_about(err, link,
                                     "cannot create the link: the sysroot has a library of that "
                                     "name")
                       : -1;
    }
    return 0;
}

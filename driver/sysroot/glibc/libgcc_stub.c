#include "sysroot/glibc/libgcc_stub.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "sysroot/write/archive_join.h"
#include "sysroot/write/stub_image.h"
#include "tables/libgcc.h"

int libgcc_write_stub(struct arena *arena, const struct strvec *roots, const struct arch *arch,
                      struct version floor, const char *lib, struct error *err)
{
    struct libgcc libgcc;
    if (libgcc_load(arena, roots, arch->name, libgcc_oldest(arch->name, floor), &libgcc, err) < 0)
        return -1;
    static const char script[] = "/* As gcc's own: what libgcc_s lacks is in libgcc.a. */\n"
                                 "GROUP ( " STUB_PLACE "/" LIBGCC_SONAME " -lgcc )\n";
    if (stub_write(arena, arch, &libgcc.stub, lib, "", err) < 0)
        return -1;
    return fs_write(arena_printf(arena, "%s/libgcc_s.so", lib), script, sizeof(script) - 1, err);
}

int libgcc_write_unwinder(struct arena *arena, const char *install_dir, const char *lib,
                          struct error *err)
{
    const char *unwinder = arena_printf(arena, "%s/libgcc_eh.a", install_dir);
    const char *preparation = arena_printf(arena, "%s/libabicc_unwinder.a", lib);
    struct strvec archives = {0};
    strvec_push(arena, &archives, preparation);
    strvec_push(arena, &archives, unwinder);
    if (fs_exists(unwinder) &&
        archive_join(arena, &archives, arena_printf(arena, "%s/libgcc_eh.a", lib), err) < 0)
        return -1;
    if (unlink(preparation) < 0)
        return error_set(err, "%s: %s", preparation, strerror(errno));
    return 0;
}

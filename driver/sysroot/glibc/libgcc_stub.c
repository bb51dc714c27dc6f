#include "sysroot/glibc/libgcc_stub.h"

#include <string.h>
#include <unistd.h>

#include "base/fs.h"
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
    static const char script[] = "/* The compiler's unwinder, and what readies it. */\n"
                                 "GROUP ( libabicc_unwinder.a libgcc_eh.a )\n";
    const char *archive = arena_printf(arena, "%s/libgcc_eh.a", install_dir);
    const char *link = arena_printf(arena, "%s/libgcc_eh.a", lib);
    if (!fs_exists(archive))
        return 0;
    if (fs_link(archive, link, err) < 0)
        return -1;
    return fs_write(arena_printf(arena, "%s/libgcc_eh.so", lib), script, sizeof(script) - 1, err);
}

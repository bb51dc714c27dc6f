#include "sysroot/glibc/specs.h"

#include "sysroot/write/stub_image.h"

const char *specs_glibc(struct arena *arena, const char *install_dir)
{
    return arena_printf(arena, "*link_libgcc:\n-L%%R/usr/lib -L%%R" STUB_PLACE " -L%s\n\n",
                        install_dir);
}

#include "sysroot/specs.h"

const char *specs_glibc(struct arena *arena, const char *sysroot, const char *install_dir)
{
    return arena_printf(arena, "*link_libgcc:\n-L%s/usr/lib -L%s\n\n", sysroot, install_dir);
}

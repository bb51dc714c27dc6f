#include "sysroot/shadow.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "base/tree.h"

/* The directory in the sysroot that stands for the compiler's prefix, /usr. */
#define PREFIX "/usr/gcc"

/* Returns install_dir from the prefix on: "/lib/gcc-cross/aarch64-linux-gnu/12". */
static const char *below_prefix(struct arena *arena, const struct toolchain *toolchain)
{
    const char *prefix = toolchain_gcc_prefix(arena, toolchain);
    return prefix ? toolchain->install_dir + (strcmp(prefix, "/") == 0 ? 0 : strlen(prefix)) : NULL;
}

/* Links each entry of the directory `from` into `to`: ".." in a link to the whole directory would
 * lead to its real neighbours. */
static int link_entries(struct arena *arena, const char *from, const char *to, struct error *err)
{
    struct tree_list list;
    if (fs_make_dirs(arena, to, 0755, err) < 0 || tree_list(arena, from, &list, err) < 0)
        return -1;
    for (size_t i = 0; i < list.count; i++) {
        const char *name = list.items[i].name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
            fs_link(arena_printf(arena, "%s/%s", from, name),
                    arena_printf(arena, "%s/%s", to, name), err) < 0)
            return -1;
    }
    return 0;
}

static int link_directory(const char *from, const char *to, struct error *err)
{
    return fs_is_dir(from) ? fs_link(from, to, err) : 0;
}

/* Links the programs that the compiler runs for the target, and the linkers for all targets, of
 * which no distribution puts a link there: for -fuse-ld=lld a cross gcc looks for ld.lld only
 * beside its assembler, and not on PATH. The links are the same whether these are installed or not.
 */
static int link_programs(struct arena *arena, const char *from, const char *to, struct error *err)
{
    static const char *const linkers[] = {"ld.lld", "ld.mold"};
    if (!fs_is_dir(from))
        return 0;
    if (link_entries(arena, from, to, err) < 0)
        return -1;
    for (size_t i = 0; i < sizeof(linkers) / sizeof(*linkers); i++)
        if (!fs_exists(arena_printf(arena, "%s/%s", from, linkers[i])) &&
            fs_link(arena_printf(arena, "/usr/bin/%s", linkers[i]),
                    arena_printf(arena, "%s/%s", to, linkers[i]), err) < 0)
            return -1;
    return 0;
}

int shadow_write(struct arena *arena, const struct toolchain *toolchain, const char *sysroot,
                 struct error *err)
{
    const char *below = *toolchain->cross ? below_prefix(arena, toolchain) : NULL;
    if (!below)
        return 0;
    const char *prefix = arena_printf(arena, "%s" PREFIX, sysroot);
    const char *target = arena_printf(arena, "%s/%s", prefix, text_file_name(toolchain->cross));
    const char *include = arena_printf(arena, "%s/include", target);
    const char *real = toolchain_gcc_prefix(arena, toolchain);
    if (link_entries(arena, toolchain->install_dir, arena_printf(arena, "%s%s", prefix, below),
                     err) < 0 ||
        fs_make_dirs(arena, include, 0755, err) < 0)
        return -1;
    /* Programs of the compiler, where they are not beside its libraries; its assembler and linker;
     * its C++ headers, which are among those of the C library. */
    if (link_directory(arena_printf(arena, "%s/libexec", real),
                       arena_printf(arena, "%s/libexec", prefix), err) < 0 ||
        link_programs(arena, arena_printf(arena, "%s/bin", toolchain->cross),
                      arena_printf(arena, "%s/bin", target), err) < 0)
        return -1;
    return link_directory(arena_printf(arena, "%s/include/c++", toolchain->cross),
                          arena_printf(arena, "%s/c++", include), err);
}

const char *shadow_exec_prefix(struct arena *arena, const struct toolchain *toolchain,
                               const char *sysroot)
{
    const char *below = *toolchain->cross && toolchain->family == COMPILER_GCC
                            ? below_prefix(arena, toolchain)
                            : NULL;
    if (!below)
        return NULL;
    const char *directory = text_directory(arena, text_directory(arena, below));
    return arena_printf(arena, "%s" PREFIX "%s/", sysroot, directory);
}

const char *shadow_gcc_toolchain(struct arena *arena, const struct toolchain *toolchain,
                                 const char *sysroot)
{
    return *toolchain->cross && below_prefix(arena, toolchain)
               ? arena_printf(arena, "%s" PREFIX, sysroot)
               : NULL;
}
